from airflow import DAG

default_args = {
    "owner": "mia",
    "catchup": False,
    "schedule_interval": "@daily",
}
default_args["tags"] = ["orders"]

a = DAG("a", default_args=default_args)
b = DAG("b", default_args=dict(max_active_runs=1))
