from airflow import DAG
from airflow.decorators import task
from airflow.sensors.external_task import ExternalTaskSensor
from airflow.sensors.filesystem import FileSensor

with DAG("orders", schedule=None, default_args={"retries": 1}) as dag:
    a = FileSensor(task_id="a", filepath="/data/x", poke_interval=60)
    b = ExternalTaskSensor(task_id="b", external_dag_id="x", mode="reschedule")

    @task.sensor
    def c():
        return True

    a >> b >> c()
