from airflow import DAG
from airflow.operators.python import PythonOperator

with DAG("orders", schedule="@daily") as dag:
    t1 = PythonOperator(task_id="extract", python_callable=print)
    t2 = PythonOperator(task_id="load", python_callable=print)
