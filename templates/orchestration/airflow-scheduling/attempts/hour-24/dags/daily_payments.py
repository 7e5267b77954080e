"""Copies the payments of one day from the shop to the warehouse."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pendulum
from airflow.sdk import DAG, task

with DAG(
    "daily_payments",
    schedule="0 24 * * *",
    start_date=pendulum.datetime(2026, 1, 1, tz="Europe/Amsterdam"),
    catchup=True,
    max_active_runs=1,
    description="Copies the payments of one day.",
    tags=["payments"],
    default_args={"retries": 3, "retry_delay": timedelta(minutes=2)},
) as dag:

    @task
    def copy_payments(ds=None):
        with closing(sqlite3.connect("/data/shop.db")) as shop:
            rows = shop.execute("SELECT * FROM payments WHERE date(paid_at) = ?", (ds,)).fetchall()
        with closing(sqlite3.connect("/data/warehouse.db")) as warehouse, warehouse:
            warehouse.execute("DELETE FROM payments WHERE date(paid_at) = ?", (ds,))
            warehouse.executemany("INSERT INTO payments VALUES (?, ?, ?, ?)", rows)

    copy_payments()
