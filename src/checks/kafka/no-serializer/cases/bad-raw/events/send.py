import os

from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers=os.environ["KAFKA"])
producer.send("orders", key=b"1", value={"id": 1})
