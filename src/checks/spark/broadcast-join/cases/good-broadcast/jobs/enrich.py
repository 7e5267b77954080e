from pyspark.sql import SparkSession
from pyspark.sql.functions import broadcast, col

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders").join(broadcast(spark.table("countries")), on="country_code", how="left")
