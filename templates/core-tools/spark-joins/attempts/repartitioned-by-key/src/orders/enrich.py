"""Gives each order the city of its customer."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

ORDERS = "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DOUBLE"
CUSTOMERS = "customer_id BIGINT, zip STRING, city STRING, since DATE"


def main(orders_path, customers_path, target):
    spark = SparkSession.builder.appName("enrich-orders").getOrCreate()
    orders = spark.read.schema(ORDERS).csv(orders_path, header=True)
    customers = spark.read.schema(CUSTOMERS).csv(customers_path, header=True)

    # Both sides by the key, so that nothing is skewed.
    orders = orders.repartition(200, "customer_id")
    newest = customers.groupBy("customer_id").agg(F.max_by("city", "since").alias("city"))
    newest = newest.repartition(200, "customer_id")

    joined = orders.join(newest, on="customer_id", how="left").fillna("unknown", subset=["city"])
    joined.write.mode("overwrite").parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:4])
