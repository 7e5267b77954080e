"""Prints what each customer spent: python report.py orders.csv"""

import csv
import sys
from decimal import Decimal

sys.path.insert(0, "src")

from orders.totals import totals

with open(sys.argv[1], newline="") as file:
    rows = csv.DictReader(file)
    sums = totals((int(row["customer_id"]), Decimal(row["amount"])) for row in rows)

for customer, total in sorted(sums.items()):
    print(customer, total, sep="\t")
