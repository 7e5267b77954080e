from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
events = spark.read.schema("id BIGINT, at TIMESTAMP").json("events/")
events.write.mode("append").saveAsTable("counts")
