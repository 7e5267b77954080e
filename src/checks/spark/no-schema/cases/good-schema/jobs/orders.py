from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.csv("orders/", schema="id BIGINT, amount DECIMAL(12, 2)")
