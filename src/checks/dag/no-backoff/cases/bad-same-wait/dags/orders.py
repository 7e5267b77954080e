from datetime import timedelta

from airflow import DAG

args = {"retries": 3, "retry_delay": timedelta(minutes=5)}
dag = DAG("orders", schedule=None, default_args=args)
