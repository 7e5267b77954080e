from airflow import DAG

from settings import default_args

dag = DAG("orders", schedule=None, default_args=default_args)
