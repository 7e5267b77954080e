"""Prints what each customer spent."""

import csv
import sys
from decimal import Decimal

from orders.totals import totals


def report(path: str) -> None:
    with open(path, newline="") as file:
        rows = csv.DictReader(file)
        sums = totals((int(row["customer_id"]), Decimal(row["amount"])) for row in rows)
    for customer, total in sorted(sums.items()):
        print(customer, total, sep="\t")


if __name__ == "__main__":
    report(sys.argv[1])
