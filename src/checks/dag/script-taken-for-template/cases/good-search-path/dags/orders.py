from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None, template_searchpath="/opt/scripts") as dag:
    BashOperator(task_id="a", bash_command="/load.sh")
