from datetime import datetime

from airflow import DAG
from airflow.operators.bash import BashOperator

dag = DAG("orders", schedule=None)
load = BashOperator(task_id="load", bash_command="x", start_date=datetime(2024, 1, 1), dag=dag)
