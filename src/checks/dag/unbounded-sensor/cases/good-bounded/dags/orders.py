from airflow import DAG
from airflow.sensors.date_time import DateTimeSensorAsync
from airflow.sensors.filesystem import FileSensor

from settings import common

with DAG("orders", schedule=None) as dag:
    a = FileSensor(task_id="a", filepath="/data/x", timeout=600)
    b = FileSensor(task_id="b", filepath="/data/x", deferrable=True)
    c = DateTimeSensorAsync(task_id="c", target_time="{{ ts }}")
    d = FileSensor(task_id="d", filepath="/data/x", **common)
    a >> b >> c >> d
