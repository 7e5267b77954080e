"""Requests and errors of each page."""

import sys

from pyspark import SparkContext


def parse(line):
    parts = line.split(" ")
    return parts[6], int(parts[8])


sc = SparkContext(appName="access-log")
pairs = sc.textFile(sys.argv[1]).filter(lambda line: "HTTP" in line).map(parse)
pages = pairs.groupByKey().mapValues(list)
counts = pages.map(lambda page: (page[0], len(page[1]), len([status for status in page[1] if status >= 500])))
counts.saveAsTextFile(sys.argv[2])
sc.stop()
