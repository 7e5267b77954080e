from datetime import timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, task


def late(*args):
    print(args)


default_args = {"sla": timedelta(hours=2), "retries": 2}

with DAG("orders", schedule="@daily", default_args=default_args, sla_miss_callback=late) as dag:

    @task(sla=timedelta(hours=1))
    def extract():
        return 1

    extract() >> BashOperator(task_id="load", bash_command="load.sh", sla=timedelta(hours=1))
    BashOperator(task_id="report", bash_command="report.sh", sla=None)
