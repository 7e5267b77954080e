"""Loads the supplier's price list of one day as soon as it is there."""

import csv
import json
from datetime import datetime, timezone
from pathlib import Path

from airflow.providers.standard.operators.python import PythonOperator
from airflow.providers.standard.sensors.filesystem import FileSensor
from airflow.sdk import DAG


def load(ds):
    with open(f"/data/in/prices-{ds}.csv", newline="") as lines:
        prices = {row["sku"]: row["price"] for row in csv.DictReader(lines)}
    Path(f"/data/warehouse/prices-{ds}.json").write_text(json.dumps(prices))


with DAG(
    "daily_prices",
    schedule="30 5 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    tags=["prices"],
) as dag:
    wait_for_prices = FileSensor(
        task_id="wait_for_prices",
        filepath="/data/in/prices-{{ ds }}.csv",
        mode="poke",
        poke_interval=30,
        timeout=6 * 60 * 60,
    )
    load_prices = PythonOperator(task_id="load", python_callable=load)
