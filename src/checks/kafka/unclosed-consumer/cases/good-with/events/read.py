import os
from contextlib import closing

from kafka import KafkaConsumer

consumer = KafkaConsumer("orders", bootstrap_servers=os.environ["KAFKA"], group_id="billing")
with closing(consumer):
    for message in consumer:
        print(message)
