from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
late = spark.table("orders").filter("late")
if late.count() > 0:
    print("late")
if not late.count():
    print("none")
while 0 < 1:
    assert late.filter("id is null").count() == 0
