"""Loads the supplier's price list of one day as soon as it is there."""

import csv
import json
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

from airflow.sdk import DAG, task

with DAG(
    "daily_prices",
    schedule="30 5 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    tags=["prices"],
) as dag:

    @task(execution_timeout=timedelta(hours=6))
    def wait_for_prices() -> None:
        day = datetime.now().strftime("%Y-%m-%d")
        while not Path(f"/data/in/prices-{day}.csv").exists():
            time.sleep(300)

    @task
    def load(ds=None) -> int:
        with open(f"/data/in/prices-{ds}.csv", newline="") as lines:
            prices = {row["sku"]: row["price"] for row in csv.DictReader(lines)}
        Path(f"/data/warehouse/prices-{ds}.json").write_text(json.dumps(prices))
        return len(prices)

    wait_for_prices() >> load()
