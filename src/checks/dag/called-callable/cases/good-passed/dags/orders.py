from functools import partial

from airflow import DAG
from airflow.operators.python import PythonOperator
from etl import extract, make_loader, tasks


def loader(table):
    def load():
        print(table)

    return load


with DAG("orders", schedule=None) as dag:
    PythonOperator(task_id="extract", python_callable=extract)
    PythonOperator(task_id="load", python_callable=loader("orders"))
    PythonOperator(task_id="other", python_callable=make_loader())
    PythonOperator(task_id="more", python_callable=partial(extract, 1))
    PythonOperator(task_id="most", python_callable=tasks.first())
    PythonOperator(task_id="last", python_callable=lambda: extract(1))
