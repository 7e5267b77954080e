import os

from pyspark.sql import SparkSession


def session():
    if os.environ.get("LOCAL"):
        return SparkSession.builder.master("local[2]").getOrCreate()
    return SparkSession.builder.getOrCreate()


def test_session():
    return SparkSession.builder.appName("test").getOrCreate()
