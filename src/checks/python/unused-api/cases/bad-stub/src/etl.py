"""Totals of a day, without pandas."""

import csv


def totals(path: str) -> dict[str, float]:
    # read_csv and merge are for another day
    with open(path, newline="") as lines:
        return {row["customer_id"]: float(row["amount"]) for row in csv.DictReader(lines)}
