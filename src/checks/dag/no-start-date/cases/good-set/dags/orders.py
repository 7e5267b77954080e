from datetime import datetime

from airflow import DAG
from airflow.operators.bash import BashOperator

default_args = {"owner": "mia"}
default_args["start_date"] = datetime(2024, 1, 1)
base = dict(start_date=datetime(2024, 1, 1))

a = DAG("a", schedule=None, default_args=default_args)
b = DAG("b", schedule=None, default_args={**base, "retries": 1})


def build(name, args):
    return DAG(name, schedule=None, default_args=args)


c = build("c", default_args)
