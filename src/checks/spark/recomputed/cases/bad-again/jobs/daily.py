from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
daily = spark.read.parquet("orders/").filter("paid").groupBy("day").count()
print(daily.count())
daily.write.mode("overwrite").parquet("daily/")
