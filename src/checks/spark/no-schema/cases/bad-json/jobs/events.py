from pyspark.sql import SparkSession


def events(spark: SparkSession):
    return spark.read.json("events/")
