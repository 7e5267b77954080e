from airflow import DAG

shared = {"schedule": "@daily", "catchup": False}

a = DAG("a", schedule=None, catchup=True)
b = DAG("b", **shared)
