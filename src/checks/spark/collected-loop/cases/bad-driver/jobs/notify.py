from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders")
for row in orders.filter("late").collect():
    print(row.id)
rows = orders.collect()
names = [row.name for row in rows]
for index, row in orders.toPandas().iterrows():
    print(index, row)
