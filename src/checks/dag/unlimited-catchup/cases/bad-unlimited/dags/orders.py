from datetime import datetime

from airflow import DAG

a = DAG("a", schedule="@daily", start_date=datetime(2024, 1, 1), catchup=True)
b = DAG("b", schedule="@daily", default_args={"start_date": datetime(1970, 1, 1)}, catchup=True, max_active_runs=1)
