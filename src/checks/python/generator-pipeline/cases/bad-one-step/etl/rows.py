import csv


def read_orders(lines):
    for row in csv.DictReader(lines):
        yield row


def load(lines):
    return list(read_orders(lines))
