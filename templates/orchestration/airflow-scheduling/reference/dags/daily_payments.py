"""Copies the payments of one day from the shop to the warehouse."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone

from airflow.sdk import dag, task
from airflow.timetables.interval import CronDataIntervalTimetable

SHOP = "/data/shop.db"
WAREHOUSE = "/data/warehouse.db"


@dag(
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=True,
    max_active_runs=2,
    description="Copies the payments of each day from the shop to the warehouse.",
    tags=["payments"],
    default_args={"owner": "payments-team", "retries": 2, "retry_delay": timedelta(minutes=5)},
)
def daily_payments():
    @task
    def copy_payments(data_interval_start=None, data_interval_end=None) -> int:
        interval = (data_interval_start.isoformat(), data_interval_end.isoformat())
        with closing(sqlite3.connect(SHOP)) as shop:
            rows = shop.execute(
                "SELECT id, customer_id, amount, paid_at FROM payments WHERE paid_at >= ? AND paid_at < ?", interval
            ).fetchall()
        with closing(sqlite3.connect(WAREHOUSE)) as warehouse, warehouse:
            warehouse.execute("DELETE FROM payments WHERE paid_at >= ? AND paid_at < ?", interval)
            warehouse.executemany("INSERT INTO payments VALUES (?, ?, ?, ?)", rows)
        return len(rows)

    copy_payments()


daily_payments()
