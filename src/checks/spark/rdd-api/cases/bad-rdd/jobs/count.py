from pyspark import SparkContext
from pyspark.sql import SparkSession

sc = SparkContext.getOrCreate()
lines = sc.textFile("log/")
numbers = sc.parallelize([1, 2, 3])
spark = SparkSession(sc)
pairs = spark.table("orders").rdd.map(lambda row: (row.id, 1))
