from pyspark.sql import SparkSession, Window, functions as F

spark = SparkSession.builder.getOrCreate()
newest = Window.partitionBy("id").orderBy(F.desc("ordered_at"))
orders = spark.table("orders").withColumn("n", F.row_number().over(newest))
orders.write.mode("overwrite").parquet("s3a://lake/orders/")
