import pika


def setup(channel):
    reply = channel.queue_declare(queue="", exclusive=True)
    known = channel.queue_declare(queue="jobs", passive=True)
    channel.queue_declare("audit", False, True)
    return reply, known
