import pika


def setup(channel, name):
    channel.queue_declare(name, durable=False)
