from airflow import DAG
from airflow.decorators import dag

a = DAG("a", schedule=None, default_args={"tags": ["x"]})
b = DAG("b", schedule=None, tags=[])


@dag
def c():
    pass


c()
