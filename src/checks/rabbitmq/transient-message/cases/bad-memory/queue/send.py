import pika

connection = pika.BlockingConnection(pika.ConnectionParameters("localhost"))
channel = connection.channel()
channel.queue_declare(queue="jobs")
channel.basic_publish(exchange="", routing_key="jobs", body="{}")
