from airflow import DAG

dag = DAG("orders", schedule=None, on_failure_callback=None)
