import os

from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers=os.environ["KAFKA"])
for number in range(1000):
    producer.send("numbers", key=b"1", value=str(number).encode())
    producer.flush()
