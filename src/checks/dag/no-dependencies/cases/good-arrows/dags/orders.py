from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule="@daily") as dag:
    a = BashOperator(task_id="a", bash_command="x")
    b = BashOperator(task_id="b", bash_command="x")
    [a] >> b
