"""
Orders: S3 -> Redshift.

One manifest per logical day lands under s3://acme-landing/orders/dt=YYYY-MM-DD/.
"""
from __future__ import annotations

from datetime import timedelta

import pendulum
from airflow.models.dag import DAG
from airflow.providers.amazon.aws.sensors.s3 import S3KeySensor
from airflow.providers.amazon.aws.transfers.s3_to_redshift import S3ToRedshiftOperator
from airflow.providers.common.sql.operators.sql import SQLCheckOperator

from acme_alerts import page_data_platform

BUCKET = "acme-landing"
PREFIX = "orders/dt={{ ds }}"

default_args = dict(
    owner="data-platform",
    retries=3,
    retry_delay=timedelta(minutes=5),
    retry_exponential_backoff=True,
    on_failure_callback=page_data_platform,
)

with DAG(
    dag_id="s3_orders_to_redshift",
    doc_md=__doc__,
    schedule="0 4 * * *",
    start_date=pendulum.datetime(2023, 6, 1, tz="UTC"),
    catchup=True,
    max_active_runs=1,
    default_args=default_args,
    tags=["orders", "redshift"],
) as dag:
    wait_for_manifest = S3KeySensor(
        task_id="wait_for_manifest",
        bucket_name=BUCKET,
        bucket_key=f"{PREFIX}/_SUCCESS",
        mode="reschedule",
        poke_interval=300,
        timeout=6 * 60 * 60,
    )

    copy = S3ToRedshiftOperator(
        task_id="copy_orders",
        s3_bucket=BUCKET,
        s3_key=PREFIX,
        schema="staging",
        table="orders",
        copy_options=["FORMAT AS PARQUET"],
        method="REPLACE",
    )

    check = SQLCheckOperator(
        task_id="check_not_empty",
        conn_id="redshift_default",
        sql="SELECT COUNT(*) > 0 FROM staging.orders WHERE order_date = '{{ ds }}'",
    )

    wait_for_manifest >> copy >> check
