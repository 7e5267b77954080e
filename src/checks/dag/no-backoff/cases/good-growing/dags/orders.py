from airflow import DAG

args = {"retries": 3, "retry_exponential_backoff": True}
dag = DAG("orders", schedule=None, default_args=args)
