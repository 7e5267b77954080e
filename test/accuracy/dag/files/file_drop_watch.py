from airflow import DAG
from airflow.utils import dates
from airflow.sensors.filesystem import FileSensor
from airflow.operators.python import PythonOperator
import shutil
import os

def move_files():
    for f in os.listdir('/drop/in'):
        shutil.move('/drop/in/' + f, '/drop/done/' + f)

def count_files():
    print(len(os.listdir('/drop/done')))

with DAG(dag_id='file_drop_watch',
         start_date=dates.days_ago(2),
         schedule_interval='*/10 * * * *',
         default_args={'owner': 'ops', 'catchup': False}) as dag:

    wait = FileSensor(task_id='wait', filepath='/drop/in/', fs_conn_id='fs_default', poke_interval=20)
    move = PythonOperator(task_id='move', python_callable=move_files)
    count = PythonOperator(task_id='count', python_callable=count_files)

    wait >> move
    move >> count
