import requests
from airflow import DAG
from airflow.models import Variable
from airflow.operators.bash import BashOperator
from airflow.operators.python import PythonOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook


def extract():
    bucket = Variable.get("bucket")
    with open("/tmp/x.json", "w") as file:
        file.write(requests.get(bucket, timeout=9).text)


hook = PostgresHook("warehouse")
with DAG("orders", schedule=None) as dag:
    PythonOperator(task_id="extract", python_callable=extract)
    PythonOperator(task_id="load", python_callable=lambda: open("/tmp/x.json").read())
    BashOperator(task_id="list", bash_command="ls {{ var.value.bucket }}")

if __name__ == "__main__":
    print(open("x").read())
    dag.test()
