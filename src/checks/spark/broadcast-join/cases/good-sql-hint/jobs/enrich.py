from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.sql("""
    SELECT /*+ BROADCAST(c) */ o.id, c.name
    FROM orders o JOIN countries c ON o.country_code = c.code
""")
