"""Requests and errors of each page, from the access log: access_log.py <access.log> <target folder>"""

import re
import sys
from collections.abc import Iterator

from pyspark.sql import SparkSession

LINE = re.compile(r'\S+ \S+ \S+ \[[^\]]+\] "[A-Z]+ (?P<path>[^ "]+)[^"]*" (?P<status>\d{3}) ')

# Requests, and how many of them failed.
Counts = tuple[int, int]


def parse(line: str) -> Iterator[tuple[str, Counts]]:
    """The page of a request and its counts; nothing for a line that is no request."""
    found = LINE.match(line)
    if found:
        failed = found["status"].startswith("5")
        yield found["path"], (1, int(failed))


def add(one: Counts, other: Counts) -> Counts:
    """Both together. In any order and any grouping the result is the same: Spark adds within a partition first."""
    return one[0] + other[0], one[1] + other[1]


def to_line(page: tuple[str, Counts]) -> str:
    """A row of the result: page, requests, errors."""
    path, (requests, errors) = page
    return f"{path}\t{requests}\t{errors}"


def main(source: str, target: str, partitions: int = 8) -> None:
    """Runs the job: `partitions` tasks read, as many add up, and each writes a file."""
    spark = SparkSession.builder.appName("access-log").getOrCreate()
    try:
        lines = spark.sparkContext.textFile(source, minPartitions=partitions)
        pages = lines.flatMap(parse).reduceByKey(add, numPartitions=partitions)
        pages.map(to_line).saveAsTextFile(target)
    finally:
        spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
