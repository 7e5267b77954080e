from operator import add

from pyspark import SparkContext

sc = SparkContext.getOrCreate()
hits = sc.textFile("access.log").map(lambda line: (line[:3], 1)).reduceByKey(add)
