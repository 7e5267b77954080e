from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders").withColumn("salt", (F.rand() * 16).cast("int"))
customers = spark.table("customers").crossJoin(spark.range(16).withColumnRenamed("id", "salt"))
result = orders.join(customers, ["customer_id", "salt"], "left")
