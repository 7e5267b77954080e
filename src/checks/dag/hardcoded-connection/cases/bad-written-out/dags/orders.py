import psycopg2
from airflow import DAG
from airflow.decorators import task
from sqlalchemy import create_engine


@task
def load():
    first = psycopg2.connect(host="db.example.org", dbname="orders", password="Tr0ub4dor")
    second = create_engine("postgresql://warehouse.example.org:5432/orders")
    third = create_engine("postgresql://etl:Tr0ub4dor@warehouse.example.org/orders")


dag = DAG("orders", schedule=None)
