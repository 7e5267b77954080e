from operator import add

from pyspark import SparkContext

sc = SparkContext.getOrCreate()
hits = sc.textFile("access.log", 32).map(lambda line: (line[:3], 1)).reduceByKey(add, numPartitions=8)
