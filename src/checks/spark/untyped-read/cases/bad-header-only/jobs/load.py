from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("load").getOrCreate()
orders = spark.read.option("header", True).csv("s3://shop/orders")
customers = spark.read.format("json").load("s3://shop/customers")
stores = spark.read.schema("store_id BIGINT, city STRING").csv("s3://shop/stores", header=True)
guessed = spark.read.csv("s3://shop/prices", header=True, inferSchema=True)
