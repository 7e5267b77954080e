from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders")
for name in orders.columns:
    orders = orders.withColumnRenamed(name, name.lower())
orders.foreachPartition(lambda rows: [print(row.id) for row in rows])
for row in orders.take(3):
    print(row)
