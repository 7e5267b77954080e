from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.parquet("orders/").join(spark.read.load("customers/"), "id", "left")
