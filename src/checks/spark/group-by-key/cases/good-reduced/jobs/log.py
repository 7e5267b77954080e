from operator import add

from pyspark import SparkContext

sc = SparkContext.getOrCreate()
counts = sc.textFile("log/").map(lambda line: (line.split()[0], 1)).reduceByKey(add)
