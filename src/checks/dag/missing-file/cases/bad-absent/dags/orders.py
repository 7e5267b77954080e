from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator

from etl.extract import run
from etl.load import store

with DAG("orders", schedule=None) as dag:
    SQLExecuteQueryOperator(task_id="a", sql="sql/laod.sql")
    BashOperator(task_id="b", bash_command="python /opt/airflow/dags/scripts/clean.py --all")
