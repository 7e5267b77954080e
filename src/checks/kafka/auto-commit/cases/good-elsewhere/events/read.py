import os

from confluent_kafka import Consumer


def settings():
    return {"bootstrap.servers": os.environ["BOOTSTRAP_SERVERS"]}


def run():
    consumer = Consumer(settings())
    consumer.subscribe(["orders"])
    while True:
        message = consumer.poll(1.0)
        print(message)
