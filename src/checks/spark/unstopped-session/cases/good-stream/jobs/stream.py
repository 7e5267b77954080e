from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.readStream.table("orders").writeStream.toTable("copy").awaitTermination()
