from airflow import DAG
from datetime import datetime
from airflow.operators.python import PythonOperator
import psycopg2

# Lesson 4 - homework

default_args = {
    'owner': 'student',
    'start_date': datetime(2024, 2, 10),
    'schedule_interval': '@daily',
    'catchup': False,
    'retries': 1
}

def get_tables():
    conn = psycopg2.connect(host='localhost', dbname='lesson', user='student', password='fake-pass-lesson4')
    cur = conn.cursor()
    cur.execute("select table_name from information_schema.tables where table_schema = 'public'")
    res = [r[0] for r in cur.fetchall()]
    conn.close()
    return res

tables = get_tables()

def copy_table(table):
    print('copying ' + table)

dag = DAG('etl_postgres_lesson4', default_args=default_args)

for t in tables:
    PythonOperator(task_id='copy_' + t, python_callable=copy_table, op_args=[t], dag=dag)

PythonOperator(task_id='finish', python_callable=lambda: print('finish'), dag=dag)
