from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule="@daily") as dag:
    BashOperator(task_id="extract", bash_command="extract.sh")
    BashOperator(task_id="extract", bash_command="load.sh")
