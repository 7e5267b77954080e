from airflow import DAG

from settings import common

dag = DAG("orders", **common)
