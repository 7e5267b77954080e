from airflow import DAG

from alerts import notify

dag = DAG("orders", schedule=None, on_failure_callback=[notify])
