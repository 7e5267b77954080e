from airflow import DAG
from airflow.providers.amazon.aws.sensors.s3 import S3KeySensor

with DAG("orders", schedule=None, default_args={"poke_interval": 120}) as dag:
    S3KeySensor(task_id="wait", bucket_key="s3://raw/x", timeout=600)
