from pyspark.sql import functions as F


def run(spark):
    return spark.table("orders").withColumn("day", F.to_date("ordered_at"))
