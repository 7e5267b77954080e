import os

from confluent_kafka import Producer

conf = {"bootstrap.servers": os.environ["BOOTSTRAP_SERVERS"], "enable.idempotence": True}


def delivered(error, message):
    if error:
        raise RuntimeError(error)


producer = Producer(conf)
producer.produce("orders", key="1", value="{}", on_delivery=delivered)
