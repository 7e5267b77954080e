from pyspark import StorageLevel
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
daily = spark.table("orders").filter("paid").persist(StorageLevel.MEMORY_AND_DISK)
