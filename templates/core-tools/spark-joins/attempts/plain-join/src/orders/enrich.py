"""Gives each order the city of its customer."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F


def main(orders_path, customers_path, target):
    spark = SparkSession.builder.appName("enrich-orders").getOrCreate()
    orders = spark.read.csv(orders_path, header=True)
    customers = spark.read.csv(customers_path, header=True)

    joined = orders.join(customers, orders.customer_id == customers.customer_id)
    joined = joined.withColumn("city", F.coalesce(F.col("city"), F.lit("unknown")))
    joined.write.mode("overwrite").parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:4])
