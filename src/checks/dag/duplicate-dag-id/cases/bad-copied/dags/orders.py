from airflow import DAG
from airflow.decorators import dag

a = DAG("orders", schedule=None)
b = DAG(dag_id="orders", schedule="@daily")


@dag(schedule=None)
def returns():
    pass


returns()
c = DAG("returns", schedule=None)
