from pyspark.sql import SparkSession

spark = (
    SparkSession.builder
    .appName("daily-orders")
    .getOrCreate()
)
