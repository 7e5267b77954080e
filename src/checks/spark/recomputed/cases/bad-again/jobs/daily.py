from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
daily = spark.read.parquet("orders/").filter("paid").groupBy("day").count()
print(daily.count())
daily.write.mode("overwrite").parquet("daily/")
late = spark.read.parquet("orders/").filter("late")
print(late.count())
late.write.mode("overwrite").parquet("late/")
late.cache()
late.show()
