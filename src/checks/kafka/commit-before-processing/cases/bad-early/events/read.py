import os

from kafka import KafkaConsumer

consumer = KafkaConsumer("orders", bootstrap_servers=os.environ["KAFKA"], group_id="billing", enable_auto_commit=False)
for message in consumer:
    consumer.commit()
    print(message.value)
