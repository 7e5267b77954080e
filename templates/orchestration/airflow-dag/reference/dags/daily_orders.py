"""Loads the orders of one day: extract, clean, load."""

import csv
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

from airflow.sdk import dag, task
from airflow.timetables.interval import CronDataIntervalTimetable


@dag(
    schedule=CronDataIntervalTimetable("0 6 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    description="Loads yesterday's orders into the warehouse.",
    tags=["orders", "daily"],
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5)},
)
def daily_orders():
    @task
    def extract(ds: str | None = None) -> str:
        source = Path(f"/data/raw/orders-{ds}.csv")
        target = Path(f"/data/work/orders-{ds}.json")
        with source.open(newline="") as lines:
            target.write_text(json.dumps(list(csv.DictReader(lines))))
        return str(target)

    @task
    def clean(path: str) -> str:
        orders = json.loads(Path(path).read_text())
        target = path.replace(".json", "-clean.json")
        Path(target).write_text(json.dumps([order for order in orders if order["customer_id"]]))
        return target

    @task
    def load(path: str, ds: str | None = None) -> int:
        orders = json.loads(Path(path).read_text())
        Path(f"/data/warehouse/orders-{ds}.json").write_text(json.dumps(orders))
        return len(orders)

    load(clean(extract()))


daily_orders()
