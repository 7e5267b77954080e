from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.table("orders").collect()
frame = (
    spark.table("orders")
    .toPandas()
)
