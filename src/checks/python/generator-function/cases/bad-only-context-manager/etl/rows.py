import csv
from contextlib import contextmanager


@contextmanager
def opened(path):
    file = open(path, newline="")
    try:
        yield file
    finally:
        file.close()


def rows(path):
    with opened(path) as file:
        return [row for row in csv.reader(file)]
