from airflow import DAG
from airflow.sensors.date_time import DateTimeSensorAsync
from airflow.sensors.filesystem import FileSensor

with DAG("orders", schedule=None) as dag:
    a = FileSensor(task_id="a", filepath="/data/x", mode="reschedule")
    b = FileSensor(task_id="b", filepath="/data/x", deferrable=True)
    c = DateTimeSensorAsync(task_id="c", target_time="{{ ts }}")
    d = FileSensor(task_id="d", filepath="/data/x", timeout=60 * 5)
    e = FileSensor(task_id="e", filepath="/data/x", timeout=120)
    a >> b >> c >> d >> e
