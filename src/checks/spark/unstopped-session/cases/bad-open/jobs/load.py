import threading

from pyspark.sql import SparkSession

timer = threading.Timer(5, print)
spark = SparkSession.builder.appName("orders").getOrCreate()
spark.table("orders").show()
timer.stop()
