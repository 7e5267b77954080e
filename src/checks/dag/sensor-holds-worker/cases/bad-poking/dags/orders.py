from airflow import DAG
from airflow.decorators import task
from airflow.sensors.filesystem import FileSensor

with DAG("orders", schedule=None) as dag:
    a = FileSensor(task_id="a", filepath="/data/x", poke_interval=60)
    b = FileSensor(task_id="b", filepath="/data/x", timeout=60 * 60, mode="poke", deferrable=False)

    @task.sensor(timeout=7200)
    def c():
        return True

    a >> b >> c()
