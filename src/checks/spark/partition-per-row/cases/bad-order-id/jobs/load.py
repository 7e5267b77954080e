from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("load").getOrCreate()
orders = spark.read.schema("order_id BIGINT, ordered_at TIMESTAMP, amount DOUBLE").csv("s3://shop/raw/orders", header=True)
orders.write.mode("overwrite").partitionBy("order_id").parquet("s3://shop/orders")
writer = orders.write.mode("overwrite")
writer.parquet("s3://shop/by-time", partitionBy=["country", "ordered_at"])
