import os

from kafka import KafkaConsumer, KafkaProducer

consumer = KafkaConsumer(
    "orders",
    bootstrap_servers=os.environ["BOOTSTRAP_SERVERS"],
    group_id="billing",
    enable_auto_commit=False,
)
dead = KafkaProducer(bootstrap_servers=os.environ["BOOTSTRAP_SERVERS"], acks="all")
try:
    for message in consumer:
        try:
            print(message.value)
        except ValueError:
            dead.send("orders.dlq", key=message.key, value=message.value)
        consumer.commit()
finally:
    consumer.close()
