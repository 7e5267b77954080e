"""Loads the supplier's price list of one day. The list is due at six, and comes between half past five and eleven."""

import csv
import json
import time
from datetime import datetime, timezone
from pathlib import Path

from airflow.sdk import DAG, task

with DAG(
    "daily_prices",
    schedule="30 5 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    description="Loads the supplier's price list of the day.",
    tags=["prices"],
) as dag:

    @task
    def wait_for_prices(ds=None) -> None:
        while not Path(f"/data/in/prices-{ds}.csv").exists():
            time.sleep(30)

    @task
    def load(ds=None) -> int:
        with open(f"/data/in/prices-{ds}.csv", newline="") as lines:
            prices = {row["sku"]: row["price"] for row in csv.DictReader(lines)}
        Path(f"/data/warehouse/prices-{ds}.json").write_text(json.dumps(prices))
        return len(prices)

    wait_for_prices() >> load()
