from pyspark.sql import SparkSession

OPTIONS = {"header": "true", "inferSchema": "true"}
spark = SparkSession.builder.getOrCreate()
a = spark.read.option("header", True).option("inferSchema", "True").csv("a/")
b = spark.read.csv("b/", header=True, inferSchema=True)
c = spark.read.options(**OPTIONS).csv("c/")
