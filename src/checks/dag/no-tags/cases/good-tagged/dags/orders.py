from airflow import DAG

from settings import TAGS, common

a = DAG("a", schedule=None, tags=["orders"])
b = DAG("b", schedule=None, tags=TAGS)
c = DAG("c", **common)
d = DAG("d", schedule=None, tags={"orders"})
