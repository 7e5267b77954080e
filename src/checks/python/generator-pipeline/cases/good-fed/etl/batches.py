import csv
from itertools import islice


def read_orders(lines):
    yield from csv.DictReader(lines)


def batches(items, size):
    return _batches(iter(items), size)


def _batches(source, size):
    while batch := list(islice(source, size)):
        yield batch


def order_batches(lines, size):
    return batches(read_orders(lines), size)
