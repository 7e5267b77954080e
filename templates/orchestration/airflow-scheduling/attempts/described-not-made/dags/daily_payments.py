"""Copies the payments of one day from the shop to the warehouse."""

from datetime import datetime, timezone

from airflow.decorators import dag
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator


@dag(
    schedule="@daily",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2},
)
def daily_payments():
    SQLExecuteQueryOperator(
        task_id="copy_payments",
        conn_id="warehouse",
        sql=[
            "DELETE FROM payments WHERE date(paid_at) = '{{ ds }}'",
            "INSERT INTO payments SELECT * FROM shop.payments WHERE date(paid_at) = '{{ ds }}'",
        ],
    )


if __name__ == "__main__":
    daily_payments().test()
