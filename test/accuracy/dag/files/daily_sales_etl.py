from airflow import DAG
from airflow.operators.python import PythonOperator
from datetime import datetime
import pandas as pd
import sqlite3

# my first pipeline :)

def extract():
    df = pd.read_csv('/opt/airflow/data/sales.csv')
    df.to_parquet('/tmp/sales_raw.parquet')

def transform():
    df = pd.read_parquet('/tmp/sales_raw.parquet')
    df = df.dropna()
    df['total'] = df['qty'] * df['price']
    df['loaded_at'] = datetime.now()
    df.to_parquet('/tmp/sales_clean.parquet')

def load():
    df = pd.read_parquet('/tmp/sales_clean.parquet')
    conn = sqlite3.connect('/opt/airflow/data/dwh.db')
    df.to_sql('sales', conn, if_exists='replace')
    conn.close()

with DAG(
    'daily_sales_etl',
    start_date=datetime(2024, 1, 1),
    schedule='@daily',
    catchup=False,
) as dag:

    t1 = PythonOperator(task_id='extract', python_callable=extract)
    t2 = PythonOperator(task_id='transform', python_callable=transform)
    t3 = PythonOperator(task_id='load', python_callable=load)

    t1 >> t2 >> t3
