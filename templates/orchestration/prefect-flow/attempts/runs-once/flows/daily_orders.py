"""Loads the orders of one day: extract, clean, load."""

import csv
import json
from pathlib import Path

from prefect import flow, task

DATA = Path("data")


@task(retries=3)
def extract(day: str) -> list[dict[str, str]]:
    with (DATA / f"raw/orders-{day}.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))


@task
def clean(orders: list[dict[str, str]]) -> list[dict[str, str]]:
    return [order for order in orders if order["customer_id"]]


@task
def load(orders: list[dict[str, str]], day: str) -> int:
    target = DATA / f"warehouse/orders-{day}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(orders))
    return len(orders)


@flow(log_prints=True)
def daily_orders(day: str):
    print(load(clean(extract(day)), day))


if __name__ == "__main__":
    daily_orders("2026-03-01")
