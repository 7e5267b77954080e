import os

from confluent_kafka import Consumer

consumer = Consumer({"bootstrap.servers": os.environ["KAFKA"], "group.id": "billing"})
while True:
    message = consumer.poll(1.0)
    if message is None:
        continue
    try:
        print(message.value().decode())
    except:
        continue
