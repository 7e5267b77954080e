"""Loads the orders of one day: extract, clean, load."""

import csv
import json
import sys

from prefect import task


@task(retries=2, retry_delay_seconds=30)
def extract(day):
    with open(f"data/raw/orders-{day}.csv", newline="") as lines:
        return list(csv.DictReader(lines))


@task
def clean(orders):
    return [order for order in orders if order["customer_id"]]


@task(retries=2, retry_delay_seconds=30)
def load(orders, day):
    with open(f"data/warehouse/orders-{day}.json", "w") as target:
        json.dump(orders, target)


load(clean(extract(sys.argv[1])), sys.argv[1])
