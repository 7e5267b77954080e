from airflow import DAG
from airflow.operators.python import PythonOperator


def load(ds, **_):
    print(ds)


with DAG("orders", schedule=None) as dag:
    PythonOperator(task_id="load", python_callable=load)
