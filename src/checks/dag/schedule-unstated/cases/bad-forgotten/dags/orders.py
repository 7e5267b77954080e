from datetime import datetime

from airflow import DAG
from airflow.decorators import dag

default_args = {"owner": "mia", "schedule_interval": "@daily"}

with DAG("orders", default_args=default_args, start_date=datetime(2024, 1, 1)) as orders:
    pass


@dag
def returns():
    pass


@dag(catchup=False)
def refunds():
    pass


returns()
refunds()
