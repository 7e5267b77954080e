"""Turns the orders from CSV into Parquet, so that each order is found at once."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.types import DecimalType, LongType, StringType, StructField, StructType, TimestampType

SCHEMA = StructType(
    [
        StructField("order_id", LongType(), nullable=False),
        StructField("customer_id", LongType()),
        StructField("ordered_at", TimestampType()),
        StructField("channel", StringType()),
        StructField("amount", DecimalType(10, 2)),
    ]
)


def main(source, target):
    spark = SparkSession.builder.appName("to-parquet").getOrCreate()
    orders = spark.read.schema(SCHEMA).csv(source, header=True)
    (
        orders.write
        .mode("append")
        .partitionBy("ordered_at", "order_id")
        .parquet(target)
    )
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
