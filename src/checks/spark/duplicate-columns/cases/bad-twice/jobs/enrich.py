from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders")
customers = spark.table("customers")
joined = orders.join(customers, orders.customer_id == customers["customer_id"], "left")
joined.filter("amount > 0").write.mode("overwrite").parquet("out/")
