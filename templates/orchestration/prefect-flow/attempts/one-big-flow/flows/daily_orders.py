"""Loads the orders of yesterday."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

from prefect import flow

DATA = Path("data")


@flow
def daily_orders():
    day = date.today() - timedelta(days=1)
    with (DATA / f"raw/orders-{day}.csv").open(newline="") as lines:
        orders = [order for order in csv.DictReader(lines) if order["customer_id"]]
    (DATA / f"warehouse/orders-{day}.json").write_text(json.dumps(orders))
    print(f"{len(orders)} orders")


if __name__ == "__main__":
    daily_orders()
