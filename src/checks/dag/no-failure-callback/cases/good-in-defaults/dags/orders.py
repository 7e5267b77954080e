from datetime import timedelta

from airflow import DAG

dag = DAG("orders", schedule=None, default_args={"sla": timedelta(hours=2)})
