from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders")
customers = spark.table("customers")
a = orders.join(customers, "customer_id")
b = orders.join(customers, on=["customer_id"])
c = a.alias("a").join(b.alias("b"), a.id == b.id)
