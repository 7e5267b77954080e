from pyspark.sql import SparkSession, functions as F


def total(orders, *rest):
    return orders.agg(F.sum("amount") * 2)
