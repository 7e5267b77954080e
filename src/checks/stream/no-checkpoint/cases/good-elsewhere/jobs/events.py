from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()


def run(settings):
    events = spark.readStream.table("events")
    events.writeStream.options(**settings).start()
