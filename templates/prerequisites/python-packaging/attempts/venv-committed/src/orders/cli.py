import csv
import sys
from decimal import Decimal

from orders.totals import totals


def main():
    with open(sys.argv[1], newline="") as file:
        rows = csv.DictReader(file)
        sums = totals((int(row["customer_id"]), Decimal(row["amount"])) for row in rows)
    for customer, total in sorted(sums.items()):
        print(customer, total, sep="\t")


if __name__ == "__main__":
    main()
