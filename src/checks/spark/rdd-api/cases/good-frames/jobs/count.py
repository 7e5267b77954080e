from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.text("log/").groupBy("value").count().show()
