"""Sales by day and channel."""

import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("daily-sales").master("local[*]").getOrCreate()
orders = spark.read.option("header", True).option("inferSchema", True).csv(sys.argv[1])

frame = orders.toPandas()
frame["day"] = frame["ordered_at"].dt.date
frame["channel"] = frame["channel"].str.strip().str.lower()
daily = frame.groupby(["day", "channel"], as_index=False)["amount"].sum()

spark.createDataFrame(daily).write.parquet(sys.argv[2])
