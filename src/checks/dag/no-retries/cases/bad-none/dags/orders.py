from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None, default_args={"owner": "mia"}) as dag:
    BashOperator(task_id="load", bash_command="x")
