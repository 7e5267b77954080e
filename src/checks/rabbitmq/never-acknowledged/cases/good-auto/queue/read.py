import pika

HOST = "rabbit.internal"


def on_job(channel, method, properties, body):
    print(body)


connection = pika.BlockingConnection(pika.ConnectionParameters(host=HOST))
channel = connection.channel()
channel.basic_consume("jobs", on_job, auto_ack=True)
channel.start_consuming()
