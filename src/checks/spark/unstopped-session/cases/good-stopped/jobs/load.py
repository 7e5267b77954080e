from pyspark.sql import SparkSession


def main():
    spark = SparkSession.builder.appName("orders").getOrCreate()
    try:
        spark.table("orders").show()
    finally:
        spark.stop()
