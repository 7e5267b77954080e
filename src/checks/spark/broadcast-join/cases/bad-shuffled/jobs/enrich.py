from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rates = spark.sparkContext.broadcast({"EUR": 1})
orders = spark.table("orders").join(spark.table("countries"), on="country_code", how="left")
