from airflow import DAG
from airflow.operators.python import PythonOperator

with DAG("orders", schedule=None) as dag:
    PythonOperator(task_id="load", python_callable=print)
