import pika


def on_job(channel, method, properties, body):
    try:
        print(body.decode())
        channel.basic_ack(method.delivery_tag)
    except UnicodeDecodeError:
        channel.basic_nack(method.delivery_tag, requeue=False)
    except ValueError:
        if not method.redelivered:
            channel.basic_reject(method.delivery_tag, requeue=True)
