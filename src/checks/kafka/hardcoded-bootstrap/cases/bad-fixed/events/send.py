from confluent_kafka import Consumer
from kafka import KafkaProducer

SERVERS = ["kafka-1:9092", "kafka-2:9092"]
producer = KafkaProducer(bootstrap_servers=SERVERS)
consumer = Consumer({
    "bootstrap.servers": "localhost:9092",
    "group.id": "billing",
})
