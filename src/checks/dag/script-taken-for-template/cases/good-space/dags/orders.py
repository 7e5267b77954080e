from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="a", bash_command="/opt/scripts/load.sh ")
    BashOperator(task_id="b", bash_command="scripts/load.sh")
    BashOperator(task_id="c", bash_command="bash /opt/load.sh {{ ds }}")
