from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="load", bash_command="x", retries=2, retry_exponential_backoff=True)
