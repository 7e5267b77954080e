from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="a", bash_command="python load.py --psql")
    BashOperator(task_id="b", bash_command="echo psql")
    BashOperator(task_id="c", bash_command="dbt run")
    BashOperator(task_id="d", bash_command="kubectl get pods")
    BashOperator(task_id="e", bash_command="aws glue get-tables --database-name raw")
