from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
daily = spark.read.parquet("orders/").filter("paid").groupBy("day").count()
daily.cache()
print(daily.count())
daily.write.mode("overwrite").parquet("daily/")
daily.unpersist()
once = spark.read.parquet("orders/").filter("late")
once.write.mode("overwrite").parquet("late/")
