from airflow.sdk import DAG, Asset, task

orders = Asset("s3://raw/orders")
rates = Asset("s3://raw/rates")

with DAG("report", schedule=(orders & rates)):

    @task
    def build():
        return 1

    build()
