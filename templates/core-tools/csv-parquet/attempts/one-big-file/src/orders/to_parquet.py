"""Turns the orders from CSV into one Parquet file."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, to_date


def main(source, target):
    spark = SparkSession.builder.appName("to-parquet").getOrCreate()
    orders = spark.read.option("header", "true").csv(source)
    orders = orders.withColumn("amount", col("amount").cast("double")).withColumn("day", to_date(col("ordered_at")))
    orders.coalesce(1).write.format("parquet").save(target)
    print(orders.toPandas().head())
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
