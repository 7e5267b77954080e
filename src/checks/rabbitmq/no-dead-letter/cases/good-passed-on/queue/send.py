import pika


def setup(channel, arguments):
    channel.queue_declare("jobs", durable=True, arguments=arguments)
