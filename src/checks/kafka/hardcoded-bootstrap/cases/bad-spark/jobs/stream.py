from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.readStream.format("kafka").option("kafka.bootstrap.servers", "kafka:9092").load()
