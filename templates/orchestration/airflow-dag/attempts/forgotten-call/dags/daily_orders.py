"""Loads the orders of one day: extract, then load."""

import json
from datetime import timedelta
from pathlib import Path

import pendulum
from airflow.sdk import dag, task


@dag(
    schedule="0 6 * * *",
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    tags=["orders"],
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5)},
)
def daily_orders():
    """Loads yesterday's orders into the warehouse."""

    @task
    def extract(ds: str) -> str:
        target = f"/data/work/orders-{ds}.json"
        Path(target).write_text(Path(f"/data/raw/orders-{ds}.json").read_text())
        return target

    @task
    def load(path: str, ds: str) -> None:
        orders = json.loads(Path(path).read_text())
        Path(f"/data/warehouse/orders-{ds}.json").write_text(json.dumps(orders))

    load(extract())
