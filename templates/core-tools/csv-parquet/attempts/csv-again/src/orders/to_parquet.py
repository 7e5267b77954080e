"""Splits the orders into a folder a day."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

SCHEMA = "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DOUBLE"


def main(source, target):
    spark = SparkSession.builder.appName("to-parquet").getOrCreate()
    orders = spark.read.schema(SCHEMA).csv(source, header=True).withColumn("day", F.to_date("ordered_at"))
    orders.repartition("day").write.mode("overwrite").partitionBy("day").csv(target, header=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
