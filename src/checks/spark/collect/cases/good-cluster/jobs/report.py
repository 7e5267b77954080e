import gc

from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
spark.table("orders").groupBy("day").agg(F.collect_list("id")).write.mode("overwrite").parquet("ids/")
gc.collect()
