from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="a", bash_command="python load.py --psql")
    BashOperator(task_id="b", bash_command="echo psql")
    BashOperator(task_id="c", bash_command="dbt run")
