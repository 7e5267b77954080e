import csv


def read_orders(lines):
    """Read all orders from the csv."""
    reader = csv.DictReader(lines)
    rows = list(reader)
    return rows


def batches(items, size):
    """Split the rows into batches."""
    if size < 1:
        raise ValueError("size must be at least 1")
    items = list(items)
    result = []
    for start in range(0, len(items), size):
        result.append(items[start : start + size])
    return result


def load(path, size=1000):
    with open(path) as f:
        lines = f.readlines()
    return batches(read_orders(lines), size)
