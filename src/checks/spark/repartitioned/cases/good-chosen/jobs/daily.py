from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.table("orders").repartition("day").write.mode("overwrite").partitionBy("day").parquet("daily/")
