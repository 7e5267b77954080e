from airflow import DAG

default_args = {"owner": "mia", "email": ["data@example.com"], "email_on_failure": True}

with DAG("orders", schedule=None, default_args=default_args) as dag:
    pass
