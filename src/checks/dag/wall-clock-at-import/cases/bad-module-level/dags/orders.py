from datetime import date, datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

TODAY = datetime.now().strftime("%Y-%m-%d")

with DAG("orders", schedule=None) as dag:
    BashOperator(task_id="load", bash_command=f"load {TODAY} {date.today()}")


def load(day=datetime.utcnow()):
    print(day)


YESTERDAY = datetime.now() - timedelta(days=1)
EXPORT = f"/data/orders-{YESTERDAY:%Y-%m-%d}.csv"
backfill = DAG("orders_backfill", schedule=None, start_date=YESTERDAY)
