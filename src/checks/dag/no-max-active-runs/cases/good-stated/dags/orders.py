from airflow import DAG

a = DAG("a", schedule=None, max_active_runs=1)
