import pandas as pd
from airflow import DAG
from airflow.decorators import task
from airflow.providers.postgres.operators.postgres import PostgresOperator


@task
def load(engine, frame):
    frame.to_sql("orders", engine, if_exists="append", index=False)
    frame.write.format("parquet").mode("append").save("/data/orders")


with DAG("orders", schedule=None) as dag:
    PostgresOperator(task_id="fill", sql="INSERT INTO orders SELECT * FROM staging")
    load(None, None)
