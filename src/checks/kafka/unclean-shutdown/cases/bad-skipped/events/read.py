import os

from confluent_kafka import Consumer

consumer = Consumer({"bootstrap.servers": os.environ["KAFKA"], "group.id": "billing"})
while True:
    print(consumer.poll(1.0))
consumer.close()
