from kafka.admin import KafkaAdminClient

admin = KafkaAdminClient()
