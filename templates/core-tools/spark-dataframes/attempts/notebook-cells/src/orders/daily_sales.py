# Databricks notebook source
from pyspark.sql import functions as F

# COMMAND ----------
orders = spark.read.schema(
    "order_id BIGINT, customer_id BIGINT, ordered_at TIMESTAMP, channel STRING, amount DOUBLE"
).csv("data/orders.csv", header=True)

# COMMAND ----------
tidy = orders.withColumn("day", F.to_date("ordered_at")).withColumn("channel", F.trim(F.lower("channel")))
tidy.createOrReplaceTempView("orders")

# COMMAND ----------
daily = spark.sql("SELECT day, channel, count(*) AS orders, sum(amount) AS revenue FROM orders GROUP BY day, channel")
if daily.count() > 0:
    daily.write.mode("overwrite").parquet("data/daily")
