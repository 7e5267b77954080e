from pyspark.sql import SparkSession

with SparkSession.builder.appName("orders").getOrCreate() as spark:
    spark.table("orders").show()
