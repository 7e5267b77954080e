"""Loads the orders of one day: extract, clean, load. The DAG itself is yours to write."""

import csv
import json
from pathlib import Path


def extract(day: str) -> str:
    """Writes the raw orders of `day` to a file and returns its path."""
    source = Path(f"/data/raw/orders-{day}.csv")
    target = Path(f"/data/work/orders-{day}.json")
    with source.open(newline="") as lines:
        target.write_text(json.dumps(list(csv.DictReader(lines))))
    return str(target)


def clean(path: str) -> str:
    """Drops orders without a customer; returns the path of the rest."""
    orders = json.loads(Path(path).read_text())
    target = path.replace(".json", "-clean.json")
    Path(target).write_text(json.dumps([order for order in orders if order["customer_id"]]))
    return target


def load(path: str, day: str) -> int:
    """Replaces the orders of `day` in the warehouse; returns how many there are."""
    orders = json.loads(Path(path).read_text())
    Path(f"/data/warehouse/orders-{day}.json").write_text(json.dumps(orders))
    return len(orders)
