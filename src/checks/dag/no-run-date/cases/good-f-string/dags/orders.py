from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    for table in ("a", "b"):
        BashOperator(task_id=table, bash_command=f"load {table} {{{{ data_interval_start | ds }}}}")
