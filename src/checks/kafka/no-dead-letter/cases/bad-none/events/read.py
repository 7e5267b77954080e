from kafka import KafkaConsumer

consumer = KafkaConsumer("orders", bootstrap_servers=["localhost:9092"])
for message in consumer:
    try:
        print(message.value)
    except Exception:
        pass
