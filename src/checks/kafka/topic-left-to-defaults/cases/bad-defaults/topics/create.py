from confluent_kafka.admin import NewTopic

TOPICS = [NewTopic("orders", 12, 3), NewTopic("states", num_partitions=12, config={"cleanup.policy": "compact"})]
