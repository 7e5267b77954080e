from airflow.sdk import DAG
from airflow.operators.bash_operator import BashOperator
from airflow.utils.dates import days_ago

with DAG("orders", schedule=None, start_date=days_ago(1)) as dag:
    BashOperator(task_id="load", bash_command="x")
