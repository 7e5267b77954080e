from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
a = spark.read.option("inferSchema", False).schema("id BIGINT").csv("a/")
b = spark.read.csv("b/", schema="id BIGINT", inferSchema="false")
