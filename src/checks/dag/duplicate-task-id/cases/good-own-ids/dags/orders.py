from airflow import DAG
from airflow.decorators import task
from airflow.operators.bash import BashOperator
from airflow.utils.task_group import TaskGroup

from settings import FAST

with DAG("orders", schedule=None) as dag:

    @task
    def note():
        pass

    with TaskGroup("a"):
        BashOperator(task_id="load", bash_command="x")
    with TaskGroup("b"):
        BashOperator(task_id="load", bash_command="x")
    if FAST:
        BashOperator(task_id="run", bash_command="x")
    else:
        BashOperator(task_id="run", bash_command="y")
    note() >> note()

with DAG("returns", schedule=None):
    BashOperator(task_id="load", bash_command="x")
