from airflow import DAG

from settings import FAST

a = DAG("a", schedule=None)
b = DAG("b", schedule=None)
if FAST:
    c = DAG("c", schedule="@hourly")
else:
    c = DAG("c", schedule="@daily")
for name in ("x", "y"):
    globals()[name] = DAG(name, schedule=None)
