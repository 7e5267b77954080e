# -*- coding: utf-8 -*-
# FX rates. Airflow 1.10.12, python 3.6
import csv
import os
from datetime import datetime, timedelta

from airflow import DAG
from airflow.hooks.postgres_hook import PostgresHook
from airflow.operators.python_operator import PythonOperator
from airflow.sensors.external_task_sensor import ExternalTaskSensor

BASE = os.environ.get('FX_BASE', '/data/fx')


def load_rates(**ctx):
    path = os.path.join(BASE, ctx['ds'] + '.csv')
    hook = PostgresHook('fx_db')
    conn = hook.get_conn()
    with open(path) as fh:
        rows = list(csv.reader(fh))
    hook.insert_rows('rates', rows)
    conn.close()


dag = DAG('fx_rates_import',
          schedule_interval='0 17 * * 1-5',
          start_date=datetime(2019, 9, 2),
          catchup=True,
          max_active_runs=1)

upstream = ExternalTaskSensor(task_id='upstream', external_dag_id='fx_download',
                              external_task_id='end', retries=10, dag=dag)

load = PythonOperator(task_id='load', python_callable=load_rates, provide_context=True,
                      sla=timedelta(minutes=30), dag=dag)

upstream >> load
