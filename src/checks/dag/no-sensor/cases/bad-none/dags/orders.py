from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="wait", bash_command="while [ ! -f /data/x ]; do sleep 60; done")
