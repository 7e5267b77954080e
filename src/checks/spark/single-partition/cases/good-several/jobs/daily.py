from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
spark.table("orders").repartition(1, "day").coalesce(8).write.mode("overwrite").csv("a/")
spark.table("orders").select(F.coalesce(1)).show()
