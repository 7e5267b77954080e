from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
daily = spark.table("orders").filter("paid").cache()
daily.count()
daily.show()
