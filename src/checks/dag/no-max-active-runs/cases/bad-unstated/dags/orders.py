from airflow import DAG
from airflow.decorators import dag

a = DAG("a", schedule=None, default_args={"max_active_runs": 1})


@dag
def b():
    pass


b()
