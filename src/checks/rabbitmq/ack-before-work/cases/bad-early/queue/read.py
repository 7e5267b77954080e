import pika


class Worker:
    def on_job(self, channel, method, properties, body):
        channel.basic_ack(method.delivery_tag)
        print(body)

    def run(self, channel):
        channel.basic_consume(queue="jobs", on_message_callback=self.on_job)
