from functools import cache

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("UNCACHE TABLE IF EXISTS daily")
spark.table("orders").filter("paid").show()
