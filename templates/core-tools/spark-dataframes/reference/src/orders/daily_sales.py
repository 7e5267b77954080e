"""Sales by day and channel, as a Spark job: daily_sales.py <orders.csv> <target folder>"""

import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

SCHEMA = "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DECIMAL(10, 2)"


def read_orders(spark: SparkSession, path: str) -> DataFrame:
    """The orders as they were written; a line that does not fit the schema ends the job."""
    return spark.read.schema(SCHEMA).option("mode", "FAILFAST").csv(path, header=True)


def daily_sales(orders: DataFrame) -> DataFrame:
    """Number of orders, revenue and the largest order of each day and channel."""
    tidy = orders.select(
        F.to_date("ordered_at").alias("day"),
        F.lower(F.trim("channel")).alias("channel"),
        "amount",
    )
    return tidy.groupBy("day", "channel").agg(
        F.count("*").alias("orders"),
        F.sum("amount").alias("revenue"),
        F.max("amount").alias("largest"),
    )


def main(source: str, target: str) -> None:
    """Runs the job. Days are those of UTC, on whichever machine it runs."""
    spark = SparkSession.builder.appName("daily-sales").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    try:
        daily_sales(read_orders(spark, source)).write.mode("overwrite").parquet(target)
    finally:
        spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
