from airflow import DAG

with DAG("orders", schedule=None, default_args={"owner": "mia", "email_on_failure": False}) as dag:
    pass
