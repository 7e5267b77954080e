from airflow import DAG

dag = DAG("orders", schedule=None)
