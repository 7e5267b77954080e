from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator

from etl.extract import run
from shared.tables import names

try:
    from etl.fast import store
except ImportError:
    store = None

with DAG("orders", schedule=None) as dag:
    SQLExecuteQueryOperator(task_id="a", sql="sql/load.sql")
    SQLExecuteQueryOperator(task_id="b", sql="SELECT 1")
    SQLExecuteQueryOperator(task_id="c", sql="sql/{{ params.table }}.sql")
    BashOperator(task_id="d", bash_command="python /opt/airflow/dags/etl/extract.py")
    BashOperator(task_id="e", bash_command="python /usr/bin/tool.py")
