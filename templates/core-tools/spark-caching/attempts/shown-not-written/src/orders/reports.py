"""Three reports from the orders."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

SCHEMA = "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DECIMAL(10, 2)"

spark = SparkSession.builder.appName("reports").getOrCreate()
orders = spark.read.schema(SCHEMA).csv(sys.argv[1], header=True).withColumn("day", F.to_date("ordered_at"))
orders = orders.repartition("day").cache()

orders.groupBy("day").agg(F.sum("amount")).show(100)
orders.groupBy("channel").agg(F.sum("amount")).show()
frame = orders.toPandas()
print(frame.groupby("customer_id")["amount"].sum().nlargest(100))

orders.unpersist()
spark.stop()
