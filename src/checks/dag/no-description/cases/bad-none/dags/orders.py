"""Loads orders."""
from airflow import DAG
from airflow.decorators import dag
from airflow.operators.bash import BashOperator

a = DAG("a", schedule=None, description="")
load = BashOperator(task_id="load", bash_command="x", doc_md="Loads.", dag=a)
load.doc_md = "Loads."


@dag(schedule=None)
def b():
    pass


b()
