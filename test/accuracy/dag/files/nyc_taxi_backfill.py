import sys
from datetime import datetime, timedelta
from invoke import task
from airflow import DAG
from airflow.operators.python import PythonOperator

sys.path.append('/opt/airflow/dags')

YESTERDAY = datetime.today() - timedelta(days=1)
URL = 'https://example.org/taxi/yellow_%s.parquet' % YESTERDAY.strftime('%Y-%m')

query_template = "select * from trips where pickup_date = '{{ ds }}'"


# used by `inv clean` on the worker, not by airflow
@task
def clean(c):
    c.run('rm -rf /tmp/taxi')


def download():
    import urllib.request
    print('start', datetime.now())
    urllib.request.urlretrieve(URL, '/tmp/taxi.parquet')


def ingest():
    print('ingest /tmp/taxi.parquet')


with DAG('nyc_taxi_backfill', start_date=YESTERDAY, schedule_interval='@monthly', catchup=True,
         default_args={'retries': 1}, tags=['zoomcamp']) as dag:
    d = PythonOperator(task_id='download', python_callable=download)
    i = PythonOperator(task_id='ingest', python_callable=ingest)
    d >> i
