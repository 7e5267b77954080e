from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="a", bash_command="/opt/scripts/load.sh")
    BashOperator(task_id="b", bash_command='bash /opt/scripts/load.sh')
    BashOperator(task_id="c", bash_command=f"cd /opt && ./{dag.dag_id}.sh")
