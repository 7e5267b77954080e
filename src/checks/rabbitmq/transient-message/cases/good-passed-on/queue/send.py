import pika


def send(channel, body, properties):
    channel.basic_publish("", "jobs", body, properties)
