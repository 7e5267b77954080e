from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.google.cloud.operators.bigquery import BigQueryInsertJobOperator
from airflow.sensors.external_task import ExternalTaskSensor

PROJECT = "acme-analytics"

SQL = """
CREATE OR REPLACE TABLE `acme-analytics.marts.attribution_{{ ds_nodash }}` AS
SELECT channel, COUNT(DISTINCT user_id) AS users, SUM(revenue) AS revenue
FROM `acme-analytics.staging.touchpoints`
WHERE event_date BETWEEN DATE_SUB(DATE '{{ ds }}', INTERVAL 30 DAY) AND DATE '{{ ds }}'
GROUP BY channel
"""

with DAG(
    dag_id="marketing_attribution",
    start_date=datetime(2023, 2, 1),
    schedule_interval="30 5 * * *",
    default_args={
        "owner": "marketing-analytics",
        "retries": 1,
        "retry_delay": timedelta(minutes=10),
        "email_on_failure": True,
        "email": ["marketing-data@example.com"],
    },
    tags=["marketing"],
) as dag:
    # the events DAG runs at 04:00
    wait_events = ExternalTaskSensor(
        task_id="wait_events",
        external_dag_id="events_daily",
        external_task_id="publish",
        execution_delta=timedelta(hours=1, minutes=30),
        poke_interval=60,
        execution_timeout=timedelta(hours=3),
    )

    build = BigQueryInsertJobOperator(
        task_id="build",
        project_id=PROJECT,
        configuration={"query": {"query": SQL, "useLegacySql": False}},
    )

    wait_events.set_downstream(build)
