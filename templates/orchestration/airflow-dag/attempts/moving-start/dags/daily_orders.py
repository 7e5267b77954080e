import csv
import json
from datetime import datetime, timedelta
from pathlib import Path

from airflow import DAG
from airflow.models import Variable
from airflow.operators.python_operator import PythonOperator

RAW = Variable.get("raw_folder")

default_args = {
    "owner": "sam",
    "start_date": datetime.now() - timedelta(days=1),
    "catchup": False,
}


def extract():
    day = datetime.now().strftime("%Y-%m-%d")
    with open(f"{RAW}/orders-{day}.csv") as lines:
        Path(f"/data/work/orders-{day}.json").write_text(json.dumps(list(csv.DictReader(lines))))


def load():
    print("loading")


with DAG("daily_orders", default_args=default_args, schedule_interval="@daily") as dag:
    t1 = PythonOperator(task_id="extract", python_callable=extract)
    t2 = PythonOperator(task_id="load", python_callable=load)
