from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
daily = spark.table("orders").filter("paid").persist()
daily.count()
daily.show()
daily.unpersist()
