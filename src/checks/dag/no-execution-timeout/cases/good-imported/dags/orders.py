from airflow import DAG
from airflow.operators.bash import BashOperator

from settings import default_args

with DAG("orders", schedule=None, default_args=default_args) as dag:
    BashOperator(task_id="load", bash_command="x")
