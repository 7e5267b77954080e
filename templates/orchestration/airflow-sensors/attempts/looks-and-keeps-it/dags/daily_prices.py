"""Loads the supplier's price list of one day as soon as it is there."""

import csv
import json
from datetime import datetime, timezone
from pathlib import Path

from airflow.sdk import dag, task


@dag(
    schedule="30 5 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    tags=["prices"],
)
def daily_prices():
    @task.sensor(poke_interval=300, timeout=6 * 3600, mode="reschedule")
    def wait_for_prices(ds=None):
        path = Path(f"/data/in/prices-{ds}.csv")
        if path.exists():
            print(f"{path} is there")

    @task
    def load(ds=None) -> int:
        with open(f"/data/in/prices-{ds}.csv", newline="") as lines:
            prices = {row["sku"]: row["price"] for row in csv.DictReader(lines)}
        Path(f"/data/warehouse/prices-{ds}.json").write_text(json.dumps(prices))
        return len(prices)

    wait_for_prices() >> load()


daily_prices()
