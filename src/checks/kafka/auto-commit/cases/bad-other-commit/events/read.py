import os

from confluent_kafka import Consumer

consumer = Consumer({"bootstrap.servers": os.environ["KAFKA"], "group.id": "billing", "enable.auto.commit": True})


def store(connection):
    connection.commit()
