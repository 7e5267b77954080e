from airflow import DAG

RETRIES = 0
args = {"owner": "mia", "retries": RETRIES}
dag = DAG("orders", schedule=None, default_args=args)
