# Two DAGs in one file: the loader and the monthly report.
import datetime

from airflow import DAG
from airflow.models.baseoperator import cross_downstream
from airflow.operators.email import EmailOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator
from airflow.providers.common.sql.sensors.sql import SqlSensor
from airflow.providers.sftp.sensors.sftp import SFTPSensor

ARGS = {
    "owner": "treasury",
    "retries": 2,
    "retry_delay": datetime.timedelta(minutes=1),
    "sla": datetime.timedelta(hours=1),
}


def load_statement(account, execution_date, **_):
    print(account, execution_date)


with DAG(
    "bank_statements",
    default_args=ARGS,
    start_date=datetime.datetime(2020, 4, 1),
    schedule_interval="0 7 * * 1-5",
    catchup=False,
    max_active_runs=1,
    tags=["treasury"],
    description="MT940 statements from the bank",
) as loader:
    wait_file = SFTPSensor(task_id="wait_file", path="/out/mt940", mode="reschedule", timeout=7200)
    wait_book = SqlSensor(task_id="wait_book", conn_id="ledger", sql="SELECT closed FROM book LIMIT 1")
    loads = [
        PythonOperator(task_id=f"load_{acc}", python_callable=load_statement, op_kwargs={"account": acc})
        for acc in ("eur", "usd", "chf")
    ]
    cross_downstream([wait_file, wait_book], loads)
    loads >> EmptyOperator(task_id="done")

with DAG(
    "bank_statements_report",
    default_args=ARGS,
    start_date=datetime.datetime(2020, 4, 1),
    schedule_interval="0 8 1 * *",
    catchup=False,
) as report:
    EmailOperator(task_id="mail", to="treasury@example.com", subject="Report", html_content="see link")
