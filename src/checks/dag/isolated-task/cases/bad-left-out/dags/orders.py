from airflow import DAG
from airflow.decorators import task
from airflow.operators.bash import BashOperator

with DAG("orders", schedule=None) as dag:

    @task
    def report():
        pass

    extract = BashOperator(task_id="extract", bash_command="x")
    load = BashOperator(task_id="load", bash_command="x")
    notify = BashOperator(task_id="notify", bash_command="x")
    notify.doc_md = "Tells the team."
    BashOperator(task_id="tidy", bash_command="x")
    report()
    extract >> load
