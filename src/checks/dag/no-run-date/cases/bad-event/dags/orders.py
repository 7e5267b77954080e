from airflow.sdk import DAG, Asset, task

orders = Asset("s3://raw/orders")

with DAG("report", schedule=[orders]):

    @task
    def build():
        return 1

    build()
