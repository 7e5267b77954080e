"""Loads the orders of one day."""

import csv
import json
from datetime import timedelta
from pathlib import Path

from prefect import Flow, Parameter, task
from prefect.schedules import CronSchedule


@task(max_retries=3, retry_delay=timedelta(minutes=1))
def extract(day):
    with open(f"data/raw/orders-{day}.csv", newline="") as lines:
        return list(csv.DictReader(lines))


@task
def clean(orders):
    return [order for order in orders if order["customer_id"]]


@task
def load(orders, day):
    Path(f"data/warehouse/orders-{day}.json").write_text(json.dumps(orders))


with Flow("daily-orders", schedule=CronSchedule("0 6 * * *")) as flow:
    day = Parameter("day", default="2026-03-01")
    load(clean(extract(day)), day)

flow.run()
