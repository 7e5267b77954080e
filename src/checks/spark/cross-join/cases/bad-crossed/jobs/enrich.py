from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.parquet("orders/").filter("paid")
result = orders.join(spark.table("customers"))
