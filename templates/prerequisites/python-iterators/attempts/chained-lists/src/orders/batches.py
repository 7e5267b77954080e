"""Read orders and split them up."""

import csv


def read_orders(lines):
    return [row for row in csv.DictReader(lines)]


def batches(items, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    return [items[i : i + size] for i in range(0, len(items), size)]
