from operator import add

from pyspark import SparkContext

sc = SparkContext(appName="log")
pairs = sc.textFile("logs/*.gz").map(lambda line: (line.split(" ")[8], 1))
statuses = pairs.reduceByKey(add, 4).collect()
