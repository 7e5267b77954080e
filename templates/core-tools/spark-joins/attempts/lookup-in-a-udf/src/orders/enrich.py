"""Gives each order the city of its customer, without a shuffle."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StringType

ORDERS = "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DOUBLE"
CUSTOMERS = "customer_id BIGINT, zip STRING, city STRING, since DATE"


def main(orders_path, customers_path, target):
    spark = SparkSession.builder.appName("enrich-orders").getOrCreate()
    orders = spark.read.schema(ORDERS).csv(orders_path, header=True)
    customers = spark.read.schema(CUSTOMERS).csv(customers_path, header=True)

    city_of = {row.customer_id: row.city for row in customers.orderBy("since").collect()}
    shared = spark.sparkContext.broadcast(city_of)
    find = F.udf(lambda customer: shared.value.get(customer, "unknown"), StringType())

    orders.withColumn("city", find("customer_id")).write.mode("overwrite").parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:4])
