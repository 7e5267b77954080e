from airflow import DAG
from airflow.sensors.filesystem import FileSensor

with DAG("orders", schedule=None, default_args={"mode": "reschedule"}) as dag:
    FileSensor(task_id="a", filepath="/data/x")
