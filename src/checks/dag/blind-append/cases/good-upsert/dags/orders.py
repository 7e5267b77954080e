from airflow import DAG
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator

with DAG("orders", schedule=None) as dag:
    SQLExecuteQueryOperator(task_id="a", sql="INSERT INTO orders SELECT 1 ON CONFLICT DO NOTHING")
