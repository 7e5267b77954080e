import datetime as dt
from datetime import datetime, timezone

from airflow import DAG

START = datetime(2024, 1, 1)

a = DAG("a", schedule=None, start_date=START)
b = DAG("b", schedule=None, default_args={"start_date": dt.datetime(2024, 1, 1, 6)})
