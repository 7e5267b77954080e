import os

PASSWORD = os.getenv("DB_PASSWORD", "airflow")


def connect(password="airflow"):
    return password
