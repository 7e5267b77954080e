import os

from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers=os.environ["KAFKA"])
producer.send("orders", b"{}", b"42")
