from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("load").getOrCreate()
orders = spark.table("orders")
spark = SparkSession.builder.config("spark.executor.memory", "8g").getOrCreate()
