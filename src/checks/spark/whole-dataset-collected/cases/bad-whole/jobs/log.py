from pyspark import SparkContext

sc = SparkContext(appName="log")
lines = sc.textFile("logs/*.gz").map(lambda line: line.split(" ")).collect()
