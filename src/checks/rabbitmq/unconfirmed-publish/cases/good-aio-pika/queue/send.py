import aio_pika


async def send(exchange, body):
    await exchange.publish(aio_pika.Message(body), routing_key="jobs")
