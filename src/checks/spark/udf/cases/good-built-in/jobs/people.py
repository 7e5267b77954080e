from pyspark.sql import SparkSession, functions as F
from pyspark.sql.functions import udf  # only for the tests

spark = SparkSession.builder.getOrCreate()
people = spark.table("people").withColumn("initial", F.upper(F.substring("name", 1, 1)))
