from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
writer = spark.table("orders").write.mode("overwrite")
writer.partitionBy("day").parquet("s3a://lake/orders/")
