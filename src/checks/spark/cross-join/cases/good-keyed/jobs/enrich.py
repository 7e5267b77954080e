import threading

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.parquet("orders/")
result = orders.join(spark.table("customers"), "id", "left").crossJoin(spark.table("days"))
pairs = orders.rdd.map(tuple).join(orders.rdd.map(tuple))
worker = threading.Thread(target=print)
worker.join(5)
customers = spark.table("customers")
named = orders.join(customers)
named = named.where(orders.customer_id == customers.customer_id)
