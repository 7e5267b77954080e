try:
    from airflow.sdk import DAG
except ImportError:
    from airflow.models.dag import DAG

dag = DAG("orders", schedule=None)
