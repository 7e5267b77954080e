from airflow import DAG

args = {"retries": 3, "retry_exponential_backoff": False}
dag = DAG("orders", schedule=None, default_args=args)
