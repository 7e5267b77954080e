import requests
from airflow.decorators import dag, task, task_group
from airflow.models import Variable


def tables():
    return requests.get("https://x.example.org/tables", timeout=9).json()


@dag(schedule=None)
def orders():
    @task
    def load(table):
        print(table, Variable.get("bucket"))

    @task_group
    def group():
        load(Variable.get("table"))

    for table in tables():
        load(table)
    group()


orders()
