from airflow import DAG

dag = DAG("orders", schedule=None, default_args={"owner": "airflow"})
