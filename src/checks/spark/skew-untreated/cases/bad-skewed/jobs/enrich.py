from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
result = spark.table("orders").join(spark.table("customers"), "customer_id", "left")
