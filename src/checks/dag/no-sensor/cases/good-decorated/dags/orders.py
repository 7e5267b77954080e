from airflow.sdk import DAG, task

with DAG("orders", schedule=None) as dag:

    @task.sensor(timeout=600)
    def wait():
        return True

    wait()
