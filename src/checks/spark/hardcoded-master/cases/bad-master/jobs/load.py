from pyspark import SparkConf
from pyspark.sql import SparkSession

conf = SparkConf().setMaster("spark://10.0.0.1:7077")
spark = (
    SparkSession.builder
    .master("local[*]")
    .config(conf=conf)
    .getOrCreate()
)
