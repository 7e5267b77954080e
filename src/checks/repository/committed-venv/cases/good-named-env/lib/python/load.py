import csv


def load(path):
    with open(path, newline="") as source:
        yield from csv.DictReader(source)
