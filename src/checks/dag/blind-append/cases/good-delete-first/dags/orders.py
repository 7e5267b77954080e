from airflow import DAG
from airflow.decorators import task
from sqlalchemy import text


@task
def load(engine, frame, ds):
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM orders WHERE day = :day"), {"day": ds})
        frame.to_sql("orders", connection, if_exists="append", index=False)


with DAG("orders", schedule=None) as dag:
    load(None, None)
