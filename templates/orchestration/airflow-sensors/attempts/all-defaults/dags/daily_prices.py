"""Loads the supplier's price list of one day as soon as it is there."""

import csv
import json
from datetime import datetime, timezone
from pathlib import Path

from airflow.decorators import task
from airflow import DAG
from airflow.contrib.sensors.file_sensor import FileSensor

with DAG(
    "daily_prices",
    schedule="30 5 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    tags=["prices"],
    default_args={"retries": 2},
) as dag:
    wait = FileSensor(task_id="wait_for_prices", filepath="/data/in/prices-{{ ds }}.csv")

    @task
    def load(ds=None) -> int:
        with open(f"/data/in/prices-{ds}.csv", newline="") as lines:
            prices = {row["sku"]: row["price"] for row in csv.DictReader(lines)}
        Path(f"/data/warehouse/prices-{ds}.json").write_text(json.dumps(prices))
        return len(prices)

    wait >> load()
