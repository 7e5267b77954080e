from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StructField, StructType

OPTIONS = {"header": True, "schema": "store_id BIGINT"}

spark = SparkSession.builder.appName("load").getOrCreate()
reader = spark.read.schema(StructType([StructField("order_id", LongType())])).option("header", True)
orders = reader.csv("s3://shop/orders")
stores = spark.read.csv("s3://shop/stores", **OPTIONS)
days = spark.read.parquet("s3://shop/days")
lines = spark.read.text("s3://shop/log")
