"""Converts the orders of one day to euros."""

from datetime import datetime, timedelta, timezone

import pandas as pd
from airflow.decorators import dag, task


@dag(
    schedule="0 3 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    on_failure_callback=None,
    default_args={"owner": "finance-data"},
)
def daily_rates():
    """Converts the orders of the day to euros."""

    @task(retries=3, retry_delay=timedelta(minutes=5), execution_timeout=timedelta(minutes=10))
    def fetch_rates(ds=None):
        rates = pd.read_json(f"https://rates.example.org/{ds}.json")
        return rates

    @task
    def convert(rates, ds=None):
        orders = pd.read_json(f"/data/raw/orders-{ds}.json").merge(rates, on="currency")
        orders["amount_eur"] = orders["amount"] / orders["rate"]
        orders.to_json(f"/data/warehouse/orders-{ds}.json")

    convert(fetch_rates())


daily_rates()
