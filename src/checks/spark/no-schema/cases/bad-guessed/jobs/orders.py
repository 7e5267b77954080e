from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = (
    spark.read.format("csv")
    .option("header", True)
    .load("s3a://lake/orders/")
)
