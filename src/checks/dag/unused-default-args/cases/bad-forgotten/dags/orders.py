from airflow import DAG

default_args = {"owner": "mia", "retries": 3}

dag = DAG("orders", schedule=None)
