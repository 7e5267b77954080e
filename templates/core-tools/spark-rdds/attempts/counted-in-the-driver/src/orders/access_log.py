"""Requests and errors of each page."""

import re
import sys

from pyspark.sql import SparkSession

LINE = re.compile(r'"[A-Z]+ (\S+) [^"]*" (\d{3})')


def main(source, target):
    spark = SparkSession.builder.appName("access-log").getOrCreate()
    lines = spark.sparkContext.textFile(source, 8)

    requests = {}
    errors = {}
    for line in lines.collect():
        found = LINE.search(line)
        if found:
            path, status = found.groups()
            requests[path] = requests.get(path, 0) + 1
            errors[path] = errors.get(path, 0) + (status >= "500")

    with open(target, "w") as out:
        for path in requests:
            out.write(f"{path}\t{requests[path]}\t{errors[path]}\n")
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
