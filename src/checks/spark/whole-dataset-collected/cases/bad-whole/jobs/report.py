from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.parquet("orders/").select("day", "amount")
frame = orders.withColumnRenamed("day", "date").toPandas()
