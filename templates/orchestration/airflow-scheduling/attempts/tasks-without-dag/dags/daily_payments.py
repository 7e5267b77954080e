"""Copies the payments of one day from the shop to the warehouse."""

import sqlite3

from airflow.operators.python import PythonOperator


def copy_payments(ds):
    shop = sqlite3.connect("/data/shop.db")
    rows = shop.execute("SELECT * FROM payments WHERE date(paid_at) = ?", (ds,)).fetchall()
    warehouse = sqlite3.connect("/data/warehouse.db")
    with warehouse:
        warehouse.execute("DELETE FROM payments WHERE date(paid_at) = ?", (ds,))
        warehouse.executemany("INSERT INTO payments VALUES (?, ?, ?, ?)", rows)


daily_payments = PythonOperator(task_id="daily_payments", python_callable=copy_payments)
