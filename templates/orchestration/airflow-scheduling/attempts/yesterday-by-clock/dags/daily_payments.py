"""Copies the payments of yesterday from the shop to the warehouse."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.python import PythonOperator

SHOP = "/data/shop.db"
WAREHOUSE = "/data/warehouse.db"

default_args = {
    "owner": "noor",
    "retries": 1,
    "catchup": False,
    "max_active_runs": 1,
}


def copy_payments():
    yesterday = (datetime.now() - timedelta(days=1)).strftime("%Y-%m-%d")
    with closing(sqlite3.connect(SHOP)) as shop:
        rows = shop.execute(
            "SELECT id, customer_id, amount, paid_at FROM payments WHERE date(paid_at) = ?", (yesterday,)
        ).fetchall()
    with closing(sqlite3.connect(WAREHOUSE)) as warehouse, warehouse:
        warehouse.executemany("INSERT INTO payments VALUES (?, ?, ?, ?)", rows)


with DAG(
    dag_id="daily_payments",
    default_args=default_args,
    schedule_interval="@daily",
    start_date=datetime(2026, 1, 1),
) as dag:
    copy = PythonOperator(task_id="copy_payments", python_callable=copy_payments)
