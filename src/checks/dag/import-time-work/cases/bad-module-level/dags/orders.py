import glob
import os
import sqlite3
from pathlib import Path

import pandas as pd
import requests
from airflow import DAG
from airflow.hooks.base import BaseHook
from airflow.models import Variable
from google.cloud import storage
from airflow.operators.python import PythonOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook

BUCKET = Variable.get("bucket")
conn = BaseHook.get_connection("warehouse")
customers = requests.get("https://x.example.org/customers", timeout=9).json()
with open("/opt/config.json") as file:
    config = file.read()
query = Path(__file__).with_name("load.sql").read_text()
files = os.listdir("/data")
more = glob.glob("/data/*.csv")
frame = pd.read_csv("/data/x.csv")
db = sqlite3.connect("x.db")
client = storage.Client()
rows = PostgresHook("warehouse").get_records("select 1")

dag = DAG("orders", schedule=None)
