from airflow import DAG
from airflow.operators.python import PythonOperator
from etl import extract


def load(table):
    print(table)
    return 1


with DAG("orders", schedule=None) as dag:
    first = PythonOperator(task_id="extract", python_callable=extract())
    second = PythonOperator(task_id="load", python_callable=load("orders"))
    first >> second
