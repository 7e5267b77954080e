from airflow import DAG

settings = {"catchup": False, "tags": ["orders"]}
dag = DAG("orders", schedule=None, default_args={"owner": "mia"}, **settings)
