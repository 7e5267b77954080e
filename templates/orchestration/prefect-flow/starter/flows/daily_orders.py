"""Loads the orders of one day: extract, clean, load. The flow itself is yours to write."""

import csv
import json
from pathlib import Path

DATA = Path("data")


def extract(day: str) -> list[dict[str, str]]:
    """The raw orders of `day`."""
    with (DATA / f"raw/orders-{day}.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))


def clean(orders: list[dict[str, str]]) -> list[dict[str, str]]:
    """Only the orders that have a customer."""
    return [order for order in orders if order["customer_id"]]


def load(orders: list[dict[str, str]], day: str) -> int:
    """Replaces the orders of `day` in the warehouse; returns how many there are."""
    target = DATA / f"warehouse/orders-{day}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(orders))
    return len(orders)
