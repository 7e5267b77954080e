from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
orders = spark.read.parquet("orders/")
totals = orders.groupBy("day").agg(F.sum("amount")).toPandas()
newest = orders.agg(F.max("day")).collect()[0][0]
few = orders.limit(10).collect()
