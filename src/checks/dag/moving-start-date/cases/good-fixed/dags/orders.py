from datetime import datetime, timedelta

import pendulum
import requests
from airflow import DAG
from airflow.operators.python import PythonOperator

START = datetime(2024, 1, 1)


def fetch():
    return requests.get("https://x.example.org", params=dict(start_date=datetime.now()), timeout=9)


a = DAG("a", schedule=None, start_date=START)
b = DAG("b", schedule=None, start_date=pendulum.datetime(2024, 1, 1, tz="UTC"), end_date=datetime.now())
c = DAG("c", schedule=None, default_args={"start_date": START - timedelta(days=1)})
