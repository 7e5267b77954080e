from datetime import timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator

with DAG("orders", schedule=None) as dag:
    start = EmptyOperator(task_id="start")
    extract = BashOperator(task_id="extract", bash_command="x", execution_timeout=timedelta(minutes=5))
    load = BashOperator(task_id="load", bash_command="x")
    start >> extract >> load
