import os

from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers=os.environ["KAFKA"])
future = producer.send("orders", b"{}")
print(future.get(timeout=10))
