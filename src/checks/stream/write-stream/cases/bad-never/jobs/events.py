from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
events = spark.readStream.schema("id BIGINT").json("events/")
valid = events.filter("id IS NOT NULL")
