from airflow import DAG
from airflow.sensors.filesystem import FileSensor as Wait

with DAG("orders", schedule=None) as dag:
    Wait(task_id="wait", filepath="/data/x")
