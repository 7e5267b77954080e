from airflow import DAG
from airflow.decorators import task, task_group
from airflow.operators.bash import BashOperator
from airflow.utils.task_group import TaskGroup

with DAG("orders", schedule=None) as dag:

    @task
    def report(rows):
        pass

    @task_group
    def checks():
        BashOperator(task_id="a", bash_command="x")

    extract = BashOperator(task_id="extract", bash_command="x")
    with TaskGroup("loads") as loads:
        BashOperator(task_id="load", bash_command="x")
    for table in ("a", "b"):
        BashOperator(task_id=table, bash_command="x") >> extract
    others = [BashOperator(task_id="c", bash_command="x")]
    later = BashOperator(task_id="later", bash_command="x")
    report(extract.output)
    extract >> loads >> checks() >> others
    others[0].set_downstream(later)
