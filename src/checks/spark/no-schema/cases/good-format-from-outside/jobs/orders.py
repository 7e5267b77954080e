import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.format(sys.argv[1]).load("orders/")
