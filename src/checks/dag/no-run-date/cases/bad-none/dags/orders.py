from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.python import PythonOperator

UNUSED = "echo {{ ds }}"


def load(**context):
    """Loads {{ ds }}."""
    print(context["ti"].task_id, {"ds": 1}["ds"])


def notify(context):
    print(context["ti"].log_url)


with DAG("orders", schedule=None, on_failure_callback=notify) as dag:
    dag.doc_md = "Loads {{ ds }}."
    BashOperator(task_id="run", bash_command="echo {{ params.day }}")
    PythonOperator(task_id="load", python_callable=load)
