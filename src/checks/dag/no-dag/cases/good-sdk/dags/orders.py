from airflow.sdk import DAG as Workflow

with Workflow("orders", schedule="@daily") as dag:
    pass
