from datetime import datetime

from airflow import DAG
from airflow.decorators import dag

default_args = {"owner": "mia", "catchup": False}

with DAG(
    dag_id="orders",
    default_args=default_args,
    start_date=datetime(2024, 1, 1),  # the first export
) as orders:
    pass

returns = DAG("returns", schedule=None)


@dag()
def refunds():
    pass


refunds()
