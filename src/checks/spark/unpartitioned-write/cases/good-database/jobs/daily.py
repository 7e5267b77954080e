from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.table("orders").write.mode("append").format("jdbc").option("dbtable", "orders").save()
with open("done.txt", "w") as marker:
    marker.write("done")
