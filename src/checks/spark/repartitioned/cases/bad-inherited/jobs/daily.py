from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
daily = spark.table("orders").withColumn("name", F.coalesce("name", "nickname"))
daily.write.mode("overwrite").parquet("daily/")
