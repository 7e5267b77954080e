from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="a", bash_command="x")
    BashOperator(task_id="b", bash_command="x")
