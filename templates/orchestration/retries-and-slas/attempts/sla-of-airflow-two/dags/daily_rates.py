"""Converts the orders of one day to euros."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.request import urlopen

from airflow.sdk import DAG, task

default_args = {
    "owner": "finance-data",
    "retries": 3,
    "retry_delay": timedelta(minutes=5),
    "retry_exponential_backoff": True,
    "execution_timeout": 600,
    "sla": timedelta(hours=2),
}

with DAG(
    "daily_rates",
    schedule="0 3 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args=default_args,
    description="Converts the orders of the day to euros.",
    tags=["orders", "finance"],
) as dag:

    @task
    def fetch_rates(ds=None) -> str:
        with urlopen(f"https://rates.example.org/{ds}.json", timeout=30) as answer:
            rates = answer.read()
        target = f"/data/work/rates-{ds}.json"
        Path(target).write_bytes(rates)
        return target

    @task
    def convert(path: str, ds=None) -> None:
        rates = json.loads(Path(path).read_text())
        orders = json.loads(Path(f"/data/raw/orders-{ds}.json").read_text())
        for order in orders:
            order["amount_eur"] = round(order["amount"] / rates[order["currency"]], 2)
        Path(f"/data/warehouse/orders-{ds}.json").write_text(json.dumps(orders))

    convert(fetch_rates())
