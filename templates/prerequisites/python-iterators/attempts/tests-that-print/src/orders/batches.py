import csv


def read_orders(lines):
    for row in csv.DictReader(lines):
        yield dict(row)


def batches(items, size):
    if size < 1:
        raise ValueError("size")
    data = list(items)
    for i in range(0, len(data), size):
        yield data[i : i + size]


class OrderFile:
    """Gives the orders of a file one by one."""

    def __init__(self, path):
        self.file = open(path)
        self.reader = csv.DictReader(self.file)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)
