import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders")
customers = spark.table("customers")
a = orders.join(customers, "customer_id", "left")
b = orders.join(customers, on="customer_id", how="inner")
path = os.path.join("lake", "orders")
text = ", ".join(["a", "b"])
pairs = orders.rdd.keyBy(lambda row: row.id).join(customers.rdd.keyBy(lambda row: row.id), 4)
