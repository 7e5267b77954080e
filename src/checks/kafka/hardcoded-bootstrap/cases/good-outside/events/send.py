import os

from kafka import KafkaProducer


def make(servers="localhost:9092"):
    return KafkaProducer(bootstrap_servers=servers)


producer = KafkaProducer(bootstrap_servers=os.getenv("BOOTSTRAP_SERVERS", "localhost:9092"))
