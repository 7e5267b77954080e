from datetime import datetime, timedelta

import pendulum
from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.utils.dates import days_ago

yesterday = datetime.combine(
    datetime.today() - timedelta(1), datetime.min.time()
)
default_args = {
    "owner": "mia",
    "start_date": yesterday,
}

a = DAG("a", schedule=None, default_args=default_args)
b = DAG("b", schedule=None, start_date=days_ago(2))
c = DAG("c", schedule=None, start_date=pendulum.now("UTC").subtract(days=1))
d = DAG("d", schedule=None)
load = BashOperator(task_id="load", bash_command="x", start_date=datetime.utcnow(), dag=d)
