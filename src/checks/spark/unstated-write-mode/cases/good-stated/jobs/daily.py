from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
daily = spark.table("orders")
daily.write.mode("overwrite").partitionBy("day").parquet("daily/")
daily.write.csv("csv/", mode="append")
daily.write.parquet("late/", "ignore")
writer = daily.write.mode("append")
writer.saveAsTable("daily")
daily.writeTo("lake.daily").append()
