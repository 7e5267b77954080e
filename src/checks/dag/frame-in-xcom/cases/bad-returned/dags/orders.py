import pandas as pd
from airflow import DAG
from airflow.decorators import task
from airflow.operators.python import PythonOperator


def extract():
    frame = pd.read_csv("/data/x.csv")
    return frame.dropna().to_json()


@task
def clean():
    orders = pd.read_parquet("/data/x.parquet")
    merged = orders.merge(pd.read_csv("/data/y.csv"), on="id")
    return merged


def push(ti):
    ti.xcom_push(key="orders", value=pd.DataFrame({"a": [1]}).to_dict())


with DAG("orders", schedule=None) as dag:
    PythonOperator(task_id="extract", python_callable=extract)
    PythonOperator(task_id="push", python_callable=push)
    clean()
