from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.table("orders").coalesce(1).write.mode("overwrite").csv("a/")
spark.table("orders").repartition(1).write.mode("overwrite").csv("b/")
