from pyspark.sql import SparkSession
from pyspark.sql.functions import *  # noqa: F403


def total(orders):
    return orders.agg(sum("amount"))
