import os

from pyspark.sql import SparkSession

builder = SparkSession.builder.appName("orders")
spark = builder.master(os.environ["SPARK_MASTER"]).getOrCreate()
