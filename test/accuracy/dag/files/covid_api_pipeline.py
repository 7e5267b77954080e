from datetime import datetime, timedelta
import json
import logging

from airflow import DAG
from airflow.providers.http.sensors.http import HttpSensor
from airflow.providers.http.operators.http import SimpleHttpOperator
from airflow.operators.python import PythonOperator
try:
    from airflow.operators.dummy import DummyOperator
except ImportError:
    from airflow.operators.empty import EmptyOperator as DummyOperator

YEARS = range(2020, datetime.utcnow().year + 1)


def save(ti):
    data = ti.xcom_pull(task_ids=["fetch_%d" % y for y in YEARS])
    with open("/tmp/covid.json", "w") as f:
        json.dump(data, f)
    logging.info("Saved %d blocks", len(data))


with DAG(
    dag_id="covid_api_pipeline",
    schedule_interval="@weekly",
    start_date=datetime(2021, 1, 4),
    catchup=False,
    default_args={"retries": 3, "retry_delay": timedelta(seconds=20)},
    tags=["covid"],
) as dag:
    api_up = HttpSensor(task_id="api_up", http_conn_id="covid_api", endpoint="/health", deferrable=True)
    save_task = PythonOperator(task_id="save", python_callable=save)
    end = DummyOperator(task_id="end")

    for y in YEARS:
        fetch = SimpleHttpOperator(
            task_id="fetch_%d" % y,
            http_conn_id="covid_api",
            endpoint=f"/cases?year={y}",
            method="GET",
            response_filter=lambda r: json.loads(r.text),
        )
        api_up >> fetch >> save_task
    save_task >> end
