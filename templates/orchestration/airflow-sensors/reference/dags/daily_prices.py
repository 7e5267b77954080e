"""Loads the supplier's price list of one day as soon as it is there."""

import csv
import json
import logging
from datetime import datetime, timezone
from pathlib import Path

from airflow.providers.standard.sensors.filesystem import FileSensor
from airflow.sdk import DAG, task

log = logging.getLogger(__name__)


def tell_team(context) -> None:
    log.error("%s of %s failed", context["task_instance"].task_id, context["ds"])


with DAG(
    "daily_prices",
    schedule="30 5 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    description="Loads the supplier's price list of the day.",
    tags=["prices"],
    default_args={"owner": "pricing-team", "on_failure_callback": tell_team},
) as dag:
    wait_for_prices = FileSensor(
        task_id="wait_for_prices",
        filepath="/data/in/prices-{{ ds }}.csv",
        mode="reschedule",
        poke_interval=5 * 60,
        timeout=6 * 60 * 60,
    )

    @task
    def load(ds=None) -> int:
        with open(f"/data/in/prices-{ds}.csv", newline="") as lines:
            prices = {row["sku"]: row["price"] for row in csv.DictReader(lines)}
        Path(f"/data/warehouse/prices-{ds}.json").write_text(json.dumps(prices))
        return len(prices)

    wait_for_prices >> load()
