import pika


def setup(channel, durable):
    channel.queue_declare(queue="jobs", durable=durable)
