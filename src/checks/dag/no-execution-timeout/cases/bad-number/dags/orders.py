from airflow import DAG
from airflow.operators.bash import BashOperator

default_args = {"owner": "mia", "execution_timeout": 300}

with DAG("orders", schedule=None, default_args=default_args) as dag:
    extract = BashOperator(task_id="extract", bash_command="x")
    load = BashOperator(task_id="load", bash_command="x", execution_timeout=60 * 5)
    extract >> load
