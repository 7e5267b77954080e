from airflow import DAG
from airflow.operators.bash import BashOperator

default_args = {"owner": "mia", "retries": 2}

with DAG("orders", schedule="@daily", default_args=default_args) as dag:
    BashOperator(task_id="load", bash_command="python load.py")
