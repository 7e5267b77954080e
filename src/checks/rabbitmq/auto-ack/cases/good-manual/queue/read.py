import os

import pika


def on_job(channel, method, properties, body):
    """One job."""
    print(body)
    channel.basic_ack(delivery_tag=method.delivery_tag)


with pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"])) as connection:
    channel = connection.channel()
    channel.basic_qos(prefetch_count=8)
    channel.basic_consume(queue="jobs", on_message_callback=on_job)
    channel.start_consuming()
