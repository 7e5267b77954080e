from datetime import datetime, timedelta

from airflow import DAG

yesterday = datetime.combine(datetime.today() - timedelta(1), datetime.min.time())
default_args = {"start_date": yesterday, "end_date": datetime.now()}


def load():
    print(datetime.now())


dag = DAG("orders", schedule=None, default_args=default_args)
