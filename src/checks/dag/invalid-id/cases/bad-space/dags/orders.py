from airflow import DAG
from airflow.operators.empty import EmptyOperator

with DAG("orders daily", schedule=None) as dag:
    EmptyOperator(task_id="load orders")
    EmptyOperator(task_id="")
    EmptyOperator(task_id="load/orders")
    EmptyOperator(task_id="load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_load_")
