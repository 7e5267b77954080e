"""Requests and errors of each page."""

import re
import sys

from pyspark.sql import SparkSession

LINE = re.compile(r'"[A-Z]+ (\S+) [^"]*" (\d{3})')


def parse(line):
    found = LINE.search(line)
    return (found.group(1), (1, found.group(2) >= "500")) if found else None


def main(source):
    spark = SparkSession.builder.appName("access-log").getOrCreate()
    pages = spark.sparkContext.textFile(source).map(parse).filter(bool)
    counts = pages.reduceByKey(lambda a, b: (a[0] + b[0], a[1] + b[1]))
    for path, (requests, errors) in counts.collect():
        print(path, requests, errors)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1])
