from datetime import datetime

import pendulum
from airflow.decorators import dag


@dag(schedule=None, start_date=datetime(2024, 1, 1))
def orders():
    pass


orders()
