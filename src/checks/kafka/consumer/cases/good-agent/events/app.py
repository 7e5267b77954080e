import faust

app = faust.App("billing")


@app.agent(app.topic("orders"))
async def process(orders):
    async for order in orders:
        print(order)
