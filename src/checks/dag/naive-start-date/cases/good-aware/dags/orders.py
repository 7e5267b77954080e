from datetime import datetime, timezone

import pendulum
from airflow import DAG

a = DAG("a", schedule=None, start_date=datetime(2024, 1, 1, tzinfo=timezone.utc))
b = DAG("b", schedule=None, start_date=pendulum.datetime(2024, 1, 1))
c = DAG("c", schedule=None, start_date=datetime(2024, 1, 1, 0, 0, 0, 0, timezone.utc))
d = DAG("d", schedule=None, start_date=datetime(2024, 1, 1).astimezone(timezone.utc))
e = DAG("e", schedule=None, start_date=datetime(2024, 1, 1).replace(tzinfo=timezone.utc), end_date=datetime(2025, 1, 1))
