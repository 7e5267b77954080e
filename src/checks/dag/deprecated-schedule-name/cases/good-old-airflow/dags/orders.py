from airflow import DAG

dag = DAG("orders", schedule_interval="@daily")
