from airflow import DAG
from airflow.sensors.filesystem import FileSensor

from settings import MODE

with DAG("orders", schedule=None) as dag:
    FileSensor(task_id="a", filepath="/data/x", mode=MODE)
