from airflow import DAG

base_args = {"owner": "mia"}
default_args = {**base_args, "retries": 3}
load_kwargs = {"table": "orders"}

dag = DAG("orders", schedule=None, default_args=default_args)
