import os

import pika

connection = pika.BlockingConnection(pika.ConnectionParameters(host=os.environ["RABBIT_HOST"]))
channel = connection.channel()
channel.confirm_delivery()
channel.queue_declare(queue="jobs", durable=True, arguments={"x-dead-letter-exchange": "jobs.dead"})
channel.basic_publish(
    exchange="",
    routing_key="jobs",
    body=b"{}",
    properties=pika.BasicProperties(delivery_mode=pika.DeliveryMode.Persistent),
)
connection.close()
