import os

from kafka import KafkaConsumer

consumer = KafkaConsumer("orders", bootstrap_servers=os.environ["KAFKA"], group_id="billing")
while True:
    try:
        print(consumer.poll(1000))
    except KeyboardInterrupt:
        pass
try:
    print(1)
except Exception:
    pass
