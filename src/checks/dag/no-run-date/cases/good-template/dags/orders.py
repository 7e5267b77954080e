from airflow import DAG
from airflow.operators.bash import BashOperator

command = """
echo {{ macros.ds_add(ds, 7) }}
"""

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="run", bash_command=command)
