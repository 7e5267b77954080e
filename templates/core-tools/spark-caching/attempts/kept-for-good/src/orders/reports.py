"""Three reports from the orders."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("reports").getOrCreate()
raw = spark.read.csv(sys.argv[1], header=True, inferSchema=True).cache()
orders = raw.withColumn("day", F.to_date("ordered_at")).cache()
orders = orders.withColumn("channel", F.lower(F.trim("channel"))).cache()

by_day = orders.groupBy("day").agg(F.sum("amount").alias("revenue")).cache()
by_day.repartition(1).write.parquet(sys.argv[2] + "/by_day")

by_channel = orders.groupBy("channel").agg(F.sum("amount").alias("revenue")).cache()
by_channel.repartition(1).write.parquet(sys.argv[2] + "/by_channel")

best = orders.groupBy("customer_id").agg(F.sum("amount").alias("revenue")).cache()
best.orderBy(F.desc("revenue")).limit(100).write.parquet(sys.argv[2] + "/best_customers")
spark.stop()
