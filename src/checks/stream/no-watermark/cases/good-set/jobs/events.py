from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
events = spark.readStream.schema("id BIGINT, at TIMESTAMP").json("events/")
query = (
    events.withWatermark("at", "10 minutes")
    .groupBy(F.window("at", "5 minutes"))
    .count()
    .writeStream.outputMode("append")
    .option("checkpointLocation", "s3a://lake/checkpoints/counts")
    .trigger(processingTime="1 minute")
    .toTable("counts")
)
query.awaitTermination()
