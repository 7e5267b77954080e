from aiokafka import AIOKafkaProducer


def make(**settings):
    return AIOKafkaProducer(**settings)
