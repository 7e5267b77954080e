"""Sales by day and channel."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, to_date, udf
from pyspark.sql.types import StringType


@udf(returnType=StringType())
def tidy(channel):
    return channel.lower()


def read_orders(spark, path):
    return spark.read.csv(path, header=True)


def main(source, target):
    spark = SparkSession.builder.appName("daily-sales").getOrCreate()
    orders = read_orders(spark, source)
    orders = orders.withColumn("channel", tidy(col("channel"))).withColumn("day", to_date(col("ordered_at")))

    totals = {}
    for order in orders.collect():
        key = (order["day"], order["channel"])
        totals[key] = totals.get(key, 0) + float(order["amount"])

    # The result is small, so fewer partitions will do.
    spark = SparkSession.builder.config("spark.sql.shuffle.partitions", "4").getOrCreate()
    rows = [(day, channel, amount) for (day, channel), amount in totals.items()]
    spark.createDataFrame(rows, ["day", "channel", "revenue"]).write.mode("overwrite").parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
