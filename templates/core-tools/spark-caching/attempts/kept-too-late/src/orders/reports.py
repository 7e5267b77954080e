"""Three reports from the orders."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

SCHEMA = "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DOUBLE"


def main(source, target):
    spark = SparkSession.builder.appName("reports").getOrCreate()
    orders = spark.read.schema(SCHEMA).csv(source, header=True)
    orders = orders.withColumn("day", F.to_date("ordered_at"))
    print("orders:", orders.count())
    print("customers:", orders.select("customer_id").distinct().count())

    orders.persist()
    by_day = orders.groupBy("day").agg(F.sum("amount").alias("revenue"))
    by_day.coalesce(1).write.mode("overwrite").parquet(target + "/by_day")
    by_channel = orders.groupBy("channel").agg(F.sum("amount").alias("revenue"))
    by_channel.coalesce(1).write.mode("overwrite").parquet(target + "/by_channel")
    best = orders.groupBy("customer_id").agg(F.sum("amount").alias("revenue")).orderBy(F.desc("revenue")).limit(100)
    best.coalesce(1).write.mode("overwrite").parquet(target + "/best_customers")
    orders.unpersist()
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
