from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.operators.email import EmailOperator
import glob
import time

import pandas as pd

RECIPIENTS = pd.read_csv('/opt/airflow/config/recipients.csv')['email'].tolist()
SQL_FILES = sorted(glob.glob('/opt/airflow/sql/kpi/*.sql'))

def retry_hook(context):
    print('retry', context['ti'].try_number)

def run_queries():
    started = time.time()
    for f in SQL_FILES:
        with open(f) as fh:
            print(fh.read())
    # NOW() in SQL is the database's clock, not ours: "select now(), datetime.now()"
    print('took %.1fs' % (time.time() - started))

dag = DAG(
    'kpi_mailer',
    schedule_interval=None,
    catchup=False,
    tags=['kpi', 'mail'],
    default_args={'owner': 'bi', 'on_retry_callback': retry_hook, 'email_on_failure': True},
)

run = PythonOperator(task_id='run_queries', python_callable=run_queries, dag=dag)
mail = EmailOperator(task_id='mail', to=RECIPIENTS, subject='KPI', html_content='attached', dag=dag)
run.set_downstream(mail)
