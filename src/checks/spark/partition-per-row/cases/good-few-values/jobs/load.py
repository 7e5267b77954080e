from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.window import Window

spark = SparkSession.builder.appName("load").getOrCreate()
orders = spark.read.schema("order_id BIGINT, customer_id BIGINT, updated TIMESTAMP").csv("s3://shop/raw", header=True)
# A window is no write: here a customer is what one wants.
latest = Window.partitionBy("customer_id").orderBy(F.desc("updated"))
kept = orders.withColumn("place", F.row_number().over(latest)).filter("place = 1")
# Named like a moment, and made to be a day.
days = kept.withColumn("created_at", F.to_date("updated"))
days.repartition("created_at").write.mode("overwrite").partitionBy("created_at").parquet("s3://shop/orders")
kept.write.mode("overwrite").partitionBy("store_id").parquet("s3://shop/by-store")
