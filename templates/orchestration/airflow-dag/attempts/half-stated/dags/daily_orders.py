import json
from pathlib import Path

import requests
from airflow.sdk import DAG, task

CUSTOMERS = requests.get("https://shop.example.org/api/customers", timeout=10).json()

with DAG("daily_orders") as dag:

    @task
    def extract(ds=None):
        return json.loads(Path(f"/data/raw/orders-{ds}.json").read_text())

    @task
    def load(ds=None):
        known = {customer["id"] for customer in CUSTOMERS}
        orders = json.loads(Path(f"/data/raw/orders-{ds}.json").read_text())
        kept = [order for order in orders if order["customer_id"] in known]
        Path(f"/data/warehouse/orders-{ds}.json").write_text(json.dumps(kept))

    extract()
    load()
