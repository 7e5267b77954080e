from pyspark.sql import SparkSession, functions as F
from pyspark.sql.types import StringType

upper = F.udf(lambda name: name.upper() if name else None, StringType())


@F.udf(returnType=StringType())
def band(amount):
    """The band of an amount."""
    if amount is None:
        return "none"
    elif amount > 1000:
        return "high"
    else:
        return "low"


def full_name(first, last):
    return first + " " + last


full = F.udf(full_name, StringType())
spark = SparkSession.builder.getOrCreate()
spark.udf.register("size", lambda text: len(text))
