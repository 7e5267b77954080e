from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
late = spark.table("orders").filter("late")
total = late.count()
if not late.isEmpty() and late.count() > 1000 and "a,b".count(",") == 0:
    print(total)
