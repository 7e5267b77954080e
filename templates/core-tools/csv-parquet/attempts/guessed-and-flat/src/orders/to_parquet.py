"""Turns the orders from CSV into Parquet."""

import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("to-parquet").getOrCreate()
orders = spark.read.csv(sys.argv[1], header=True, inferSchema=True)
orders.write.parquet(sys.argv[2])
spark.stop()
