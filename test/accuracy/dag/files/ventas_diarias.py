"""Ventas diarias por tienda.

Espera a que el ERP marque el día como cerrado y luego agrega.
"""
from datetime import datetime

from airflow.models import DAG
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator
from airflow.providers.common.sql.sensors.sql import SqlSensor
from airflow.providers.slack.notifications.slack import send_slack_notification

avisar = send_slack_notification(text="falló {{ ti.task_id }}", channel="#datos")

dag = DAG(
    dag_id='ventas_diarias',
    schedule='0 3 * * *',
    start_date=datetime(2023, 10, 1),
    catchup=False,
    max_active_runs=1,
    default_args={'owner': 'datos', 'retries': 2},
    on_failure_callback=[avisar],
)
dag.doc_md = __doc__

# el sensor ocupa un slot, pero el ERP cierra casi siempre a tiempo
dia_cerrado = SqlSensor(
    task_id='dia_cerrado',
    conn_id='erp',
    sql="SELECT 1 FROM cierres WHERE fecha = '{{ data_interval_start.date() }}'",
    mode='poke',
    dag=dag,
)

agregar = SQLExecuteQueryOperator(
    task_id='agregar',
    conn_id='dwh',
    sql=[
        "DELETE FROM ventas_dia WHERE fecha = '{{ data_interval_start.date() }}'",
        "INSERT INTO ventas_dia SELECT * FROM ventas_v WHERE fecha = '{{ data_interval_start.date() }}'",
    ],
    dag=dag,
)

dia_cerrado >> agregar
