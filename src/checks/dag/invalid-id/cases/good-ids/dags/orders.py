from airflow import DAG
from airflow.decorators import task
from airflow.operators.empty import EmptyOperator

tables = ["orders", "returns"]


@task(task_id="lädt.orders-1")
def load():
    return 1


with DAG("orders.daily-1", schedule=None) as dag:
    load()
    for table in tables:
        EmptyOperator(task_id=f"load {table}")
