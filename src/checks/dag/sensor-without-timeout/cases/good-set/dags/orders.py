from airflow.sdk import DAG, task

with DAG("orders", schedule=None) as dag:

    @task.sensor(poke_interval=60, timeout=3600)
    def wait():
        return True

    wait()
