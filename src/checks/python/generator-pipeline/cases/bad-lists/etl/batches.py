import csv


def read_orders(lines):
    return [row for row in csv.DictReader(lines)]


def batches(items, size):
    return [items[i : i + size] for i in range(0, len(items), size)]
