from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
daily = spark.table("orders")
daily.write.partitionBy("day").parquet("daily/")
daily.write.format("csv").save("csv/")
