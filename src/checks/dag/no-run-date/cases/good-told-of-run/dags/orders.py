from airflow import DAG
from airflow.operators.bash import BashOperator


def notify(context):
    print(context["execution_date"])


with DAG("orders", schedule=None, on_failure_callback=notify) as dag:
    BashOperator(task_id="load", bash_command="echo load")
