from datetime import datetime, timedelta

from airflow import DAG

from own import clock

stamp = datetime.now()


def extract(ds, data_interval_start):
    day = datetime.strptime(ds, "%Y-%m-%d") - timedelta(days=1)
    print(day, data_interval_start, clock.now)


def build(name):
    return DAG(name, schedule=None, start_date=datetime.now())
