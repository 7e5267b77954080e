from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
spark.read.table("events").groupBy("id").count().show()
