import sqlite3
from datetime import date, timedelta

from airflow.decorators import dag, task
from airflow.utils.dates import days_ago

YESTERDAY = date.today() - timedelta(days=1)


@dag(start_date=days_ago(1), catchup=False, max_active_runs=1, tags=["payments"])
def daily_payments():
    """Copies the payments of yesterday."""

    @task(retries=2)
    def extract() -> list:
        shop = sqlite3.connect("/data/shop.db")
        rows = shop.execute(
            "SELECT id, customer_id, amount, paid_at FROM payments WHERE date(paid_at) = ?", (YESTERDAY.isoformat(),)
        )
        return rows.fetchall()

    @task(retries=2)
    def load(rows: list) -> None:
        warehouse = sqlite3.connect("/data/warehouse.db")
        with warehouse:
            warehouse.execute("DELETE FROM payments WHERE date(paid_at) = ?", (YESTERDAY.isoformat(),))
            warehouse.executemany("INSERT INTO payments VALUES (?, ?, ?, ?)", rows)

    load(extract())


daily_payments()
