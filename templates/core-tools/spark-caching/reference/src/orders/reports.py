"""Three reports from one read of the orders: reports.py <orders.csv> <target folder>"""

import sys

from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

SCHEMA = "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DECIMAL(10, 2)"


def write(report: DataFrame, folder: str) -> None:
    """A report has a few hundred rows: one file holds it."""
    report.coalesce(1).write.mode("overwrite").parquet(folder)


def main(source: str, target: str) -> None:
    """Runs the job. Days are those of UTC, on whichever machine it runs."""
    spark = SparkSession.builder.appName("reports").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    orders = (
        spark.read.schema(SCHEMA)
        .csv(source, header=True)
        .select(
            "customer_id", F.to_date("ordered_at").alias("day"), F.lower(F.trim("channel")).alias("channel"), "amount"
        )
    )
    # Parsing the text is the expensive part, and three reports need its result: it is done once.
    orders.persist(StorageLevel.MEMORY_AND_DISK)
    try:
        write(orders.groupBy("day").agg(F.sum("amount").alias("revenue")), f"{target}/by_day")
        write(orders.groupBy("channel").agg(F.sum("amount").alias("revenue")), f"{target}/by_channel")
        best = orders.groupBy("customer_id").agg(F.sum("amount").alias("revenue"))
        write(best.orderBy(F.desc("revenue"), "customer_id").limit(100), f"{target}/best_customers")
    finally:
        orders.unpersist()
        spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
