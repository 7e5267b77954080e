from kafka.admin import NewTopic

ORDERS = NewTopic(
    name="orders",
    num_partitions=12,
    replication_factor=3,
    topic_configs={"retention.ms": "604800000", "cleanup.policy": "delete"},
)


def topic(name, **settings):
    return NewTopic(name=name, **settings)
