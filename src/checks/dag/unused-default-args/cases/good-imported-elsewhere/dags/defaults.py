"""Used by every DAG of the team."""
from airflow.models import Variable

default_args = {"owner": "orders-team", "retries": 3}
