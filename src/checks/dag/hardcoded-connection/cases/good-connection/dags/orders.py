import os
import sqlite3

from airflow import DAG
from airflow.decorators import task
from airflow.providers.postgres.hooks.postgres import PostgresHook
from sqlalchemy import create_engine


@task
def load(conn):
    engine = PostgresHook(postgres_conn_id="warehouse").get_sqlalchemy_engine()
    other = create_engine(os.environ["DATABASE_URL"])
    third = create_engine(f"postgresql://{conn.login}:{conn.password}@{conn.host}/{conn.schema}")
    test = create_engine("sqlite:///:memory:")
    file = sqlite3.connect("/tmp/x.db")


dag = DAG("orders", schedule=None)
