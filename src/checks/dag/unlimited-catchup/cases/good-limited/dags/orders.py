from datetime import datetime

from airflow import DAG

a = DAG("a", schedule="@daily", start_date=datetime(2024, 1, 1), catchup=True, max_active_runs=2)
b = DAG("b", schedule="@daily", start_date=datetime(1970, 1, 1), catchup=False)
