from datetime import datetime, timezone

from airflow.sdk import DAG
from airflow.providers.standard.operators.python import PythonOperator


def extract(ds):
    print "extract", ds


with DAG(
    dag_id="daily_orders",
    schedule="@daily",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    tags=["orders"],
    description="Loads yesterday's orders.",
) as dag:
    PythonOperator(task_id="extract", python_callable=extract)
