import pika


def send(connection, body):
    connection.channel().basic_publish("", "jobs", body, pika.BasicProperties(delivery_mode=2))
