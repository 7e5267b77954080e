import csv


def read_orders(lines):
    for row in csv.DictReader(lines):
        yield row


def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
