"""Loads the orders of one day."""

from airflow.operators.python import PythonOperator


def extract(ds):
    print(f"extract {ds}")


def load(ds):
    print(f"load {ds}")


def build_tasks(dag):
    first = PythonOperator(task_id="extract", python_callable=extract, dag=dag)
    second = PythonOperator(task_id="load", python_callable=load, dag=dag)
    first >> second
