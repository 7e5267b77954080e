from airflow import DAG
from airflow.sensors.filesystem import FileSensor

with DAG("orders", schedule=None) as dag:
    FileSensor(task_id="wait", filepath="/data/orders.csv", timeout=3600, mode="reschedule")
