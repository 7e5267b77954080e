"""Three reports from the orders."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

SCHEMA = "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DOUBLE"


def main(source, target):
    spark = SparkSession.builder.appName("reports").getOrCreate()
    orders = (
        spark.read.schema(SCHEMA)
        .csv(source, header=True)
        .withColumn("day", F.to_date("ordered_at"))
        .withColumn("channel", F.lower(F.trim("channel")))
    )

    orders.groupBy("day").agg(F.sum("amount").alias("revenue")).write.mode("overwrite").parquet(f"{target}/by_day")
    orders.groupBy("channel").agg(F.sum("amount").alias("revenue")).write.mode("overwrite").parquet(f"{target}/by_channel")
    best = orders.groupBy("customer_id").agg(F.sum("amount").alias("revenue")).orderBy(F.desc("revenue")).limit(100)
    best.write.mode("overwrite").parquet(f"{target}/best_customers")
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
