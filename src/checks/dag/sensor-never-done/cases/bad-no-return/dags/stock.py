from datetime import datetime, timezone
from pathlib import Path

from airflow.sdk import dag, task


@dag(schedule="@daily", start_date=datetime(2026, 1, 1, tzinfo=timezone.utc), catchup=False)
def daily_stock():
    @task.sensor(poke_interval=300, timeout=3600, mode="reschedule")
    def wait_for_stock(ds=None):
        def found() -> bool:
            return Path(f"/data/stock-{ds}.csv").exists()

        if not found():
            return
        print("there")

    @task
    def load(ds=None):
        return ds

    wait_for_stock() >> load()


daily_stock()
