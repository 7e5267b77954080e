import datetime as dt
from datetime import date, datetime

import pendulum
from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.utils import timezone


def extract():
    day = datetime.now().strftime("%Y-%m-%d")
    print(day, date.today(), dt.datetime.utcnow(), pendulum.now("UTC"), timezone.utcnow())


with DAG("orders", schedule=None) as dag:
    PythonOperator(task_id="extract", python_callable=extract)
    PythonOperator(task_id="load", python_callable=lambda: print(datetime.today()))
