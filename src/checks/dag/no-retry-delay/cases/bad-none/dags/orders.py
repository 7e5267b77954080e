from airflow import DAG

with DAG("orders", schedule=None, default_args={"owner": "mia", "retries": 3}) as dag:
    pass
