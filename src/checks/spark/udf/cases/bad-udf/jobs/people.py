from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf, udf
from pyspark.sql.types import StringType

spark = SparkSession.builder.getOrCreate()
initials = udf(lambda name: name[:1].upper(), StringType())
spark.udf.register("clean", lambda text: text.strip())


@udf
def score(text):
    return len(text) * 2


@pandas_udf("double")
def scaled(values):
    return values / 2
