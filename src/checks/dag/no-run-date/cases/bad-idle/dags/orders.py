from airflow import DAG
from airflow.operators.empty import EmptyOperator

with DAG("orders", schedule="@daily") as dag:
    EmptyOperator(task_id="start") >> EmptyOperator(task_id="end")
