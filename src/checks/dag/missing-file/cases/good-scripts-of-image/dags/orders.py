from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="a", bash_command="bash /opt/airflow/scripts/load.sh ")
    BashOperator(task_id="b", bash_command="sql/export.sh")
    BashOperator(task_id="c", bash_command="bash /opt/airflow/dags/sql/{{ params.name }}.sh ")
