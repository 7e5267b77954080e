from airflow import DAG
from airflow.operators.python import PythonOperator
from datetime import datetime, timedelta
import requests
import pandas as pd

API_KEY = 'xxx'
today = datetime.today().strftime('%Y-%m-%d')
coins = requests.get('https://api.example.com/coins').json()

default_args = {
    'owner': 'airflow',
    'start_date': datetime.now() - timedelta(days=1),
    'retries': 0,
    'on_failure_callback': None,
}

dag = DAG('crypto_prices', default_args=default_args, schedule_interval='*/15 * * * *')

def get_prices():
    rows = []
    for c in coins[:20]:
        r = requests.get(f"https://api.example.com/price/{c['id']}?key={API_KEY}")
        rows.append({'id': c['id'], 'price': r.json()['usd'], 'ts': datetime.now()})
    pd.DataFrame(rows).to_csv(f'/tmp/prices_{today}.csv', index=False)

def to_db():
    df = pd.read_csv(f'/tmp/prices_{today}.csv')
    print(df.head())

a = PythonOperator(task_id='get_prices', python_callable=get_prices, dag=dag)
b = PythonOperator(task_id='to_db', python_callable=to_db, dag=dag)

[a, b]
