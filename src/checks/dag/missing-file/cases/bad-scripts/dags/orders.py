from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="a", bash_command="/opt/airflow/scripts/laod.sh {{ ds }}")
    BashOperator(task_id="b", bash_command="bash -e /opt/airflow/dags/sh/clean.sh ")
    BashOperator(task_id="c", bash_command="export.sh")
    BashOperator(task_id="d", bash_command="/bin/bash /opt/airflow/scripts/load.sh ")
    BashOperator(task_id="e", bash_command="bash /usr/local/bin/tool.sh ")
