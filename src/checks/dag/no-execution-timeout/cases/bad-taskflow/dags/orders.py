from airflow.sdk import DAG, task

with DAG("orders", schedule=None) as dag:

    @task(retries=2)
    def load():
        pass

    load()
