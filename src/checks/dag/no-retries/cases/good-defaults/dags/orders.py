from airflow import DAG

args = {"owner": "mia", "retries": 1}
dag = DAG("orders", schedule=None, default_args=args)
