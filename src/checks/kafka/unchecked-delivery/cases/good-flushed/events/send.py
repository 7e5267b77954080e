import json
import os

from kafka import KafkaProducer

producer = KafkaProducer(
    bootstrap_servers=os.environ["BOOTSTRAP_SERVERS"],
    acks="all",
    value_serializer=lambda value: json.dumps(value).encode(),
)
for order in [{"id": 1}]:
    producer.send("orders", key=str(order["id"]).encode(), value=order)
producer.flush()
