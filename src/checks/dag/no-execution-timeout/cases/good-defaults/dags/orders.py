from datetime import timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None, default_args={"execution_timeout": timedelta(minutes=5)}) as dag:
    BashOperator(task_id="load", bash_command="x")
