from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
events = spark.readStream.schema("id BIGINT, at TIMESTAMP").json("events/")
query = events.groupBy("id").count().writeStream.format("console").start()
