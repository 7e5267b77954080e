from datetime import timedelta

from airflow import DAG

from settings import HOUR

a = DAG("a", schedule="@Daily")
b = DAG("b", schedule=None)
c = DAG("c", schedule="*/15 6-22 * * MON-FRI")
d = DAG("d", schedule=f"0 {HOUR} * * *")
e = DAG("e", schedule=timedelta(days=1))
f = DAG("f", schedule="0 0 L * *")
g = DAG("g", schedule="0 0 * * 5#2")
h = DAG("h", schedule="0 0 0 * * *")
