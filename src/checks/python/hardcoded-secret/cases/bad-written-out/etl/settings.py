import os

import psycopg2
from pyspark.sql import SparkSession
from sqlalchemy import create_engine

DB_PASSWORD = "postgres"
API_TOKEN: str = "9f86d081884c7d65"
os.environ["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCY"
engine = create_engine("postgresql+psycopg2://etl:s3cret@db:5432/shop")
dsn = "host=db user=etl password=s3cret"


def connect(pw="ignored"):
    word = "airflow"
    psycopg2.connect(host="db", user="etl", password=word)
    return psycopg2.connect(host="db", user="etl", password="airflow")


SETTINGS = {"user": "etl", "password": "s3cret", "api_key": ""}
spark = SparkSession.builder.config("spark.hadoop.fs.s3a.secret.key", "minioadmin").getOrCreate()
spark.read.format("jdbc").option("password", "s3cret").load()
