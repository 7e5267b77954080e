from airflow import DAG
from airflow.decorators import dag

shared = {"schedule_interval": "@daily"}
a = DAG("a", schedule_interval="@daily")
b = DAG("b", **shared)


@dag(timetable=None)
def c():
    pass


c()
