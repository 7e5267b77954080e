"""Turns the orders from CSV into Parquet, a folder a day: to_parquet.py <orders.csv> <target folder>"""

import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

SCHEMA = "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DECIMAL(10, 2)"


def read_csv(spark: SparkSession, path: str) -> DataFrame:
    """The orders as they were written; a line that does not fit the schema ends the job."""
    return spark.read.schema(SCHEMA).option("mode", "FAILFAST").csv(path, header=True)


def write_days(orders: DataFrame, target: str) -> None:
    """Replaces the days that `orders` holds, and leaves all others as they are. One file a day."""
    days = orders.withColumn("day", F.to_date("ordered_at"))
    days.repartition("day").write.mode("overwrite").partitionBy("day").parquet(target)


def read_day(spark: SparkSession, target: str, day: str) -> DataFrame:
    """The orders of one day; the folders of the others are not opened."""
    return spark.read.parquet(target).where(F.col("day") == F.lit(day).cast("date"))


def main(source: str, target: str) -> None:
    """Runs the job. Days are those of UTC, on whichever machine it runs."""
    spark = (
        SparkSession.builder.appName("orders-to-parquet")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.sources.partitionOverwriteMode", "dynamic")
        .getOrCreate()
    )
    try:
        write_days(read_csv(spark, source), target)
    finally:
        spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
