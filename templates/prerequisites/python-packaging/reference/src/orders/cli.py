"""The command line of the package."""

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

from orders.totals import totals


def main(argv: Sequence[str] | None = None) -> int:
    """`orders-totals orders.csv`: prints what each customer spent. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="orders-totals", description="Print what each customer spent.")
    parser.add_argument("file", type=Path, help="a CSV with the columns customer_id and amount")
    parser.add_argument("--version", action="version", version=version("orders"))
    path: Path = parser.parse_args(argv).file
    try:
        with path.open(newline="") as lines:
            report = list(_report(lines))
    except OSError as error:
        print(f"orders-totals: {error}", file=sys.stderr)
        return 1
    print(*report, sep="\n")
    return 0


def _report(lines: Iterable[str]) -> Iterable[str]:
    amounts = ((int(row["customer_id"]), Decimal(row["amount"])) for row in csv.DictReader(lines))
    return (f"{customer}\t{total}" for customer, total in sorted(totals(amounts).items()))
