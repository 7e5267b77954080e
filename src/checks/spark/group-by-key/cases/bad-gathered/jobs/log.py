from pyspark import SparkContext

sc = SparkContext.getOrCreate()
hits = sc.textFile("log/").map(lambda line: (line.split()[0], 1))
counts = hits.groupByKey().mapValues(sum)
