from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders")
customers = spark.table("customers")
a = orders.join(customers, orders.customer_id == customers.customer_id, "left").drop(customers.customer_id)
b = orders.join(customers, orders.customer_id == customers.id, "left")
c = orders.join(customers, orders.customer_id == customers.customer_id, "left_semi")
d = orders.join(customers, orders.customer_id == customers.customer_id, "left")
d = d.select("amount")
d.show()
c.show()
b.show()
a.show()
