"""Shared settings: `from common_default_args import DEFAULT_ARGS`."""
import os
from datetime import datetime, timedelta

from airflow.models import Variable


def alert(context):
    ti = context["task_instance"]
    print("FAILED", ti.dag_id, ti.task_id)


DEFAULT_ARGS = {
    "owner": os.getenv("DAG_OWNER", "platform"),
    "start_date": datetime(2020, 1, 1),
    "retries": 3,
    "retry_delay": timedelta(minutes=5),
    "on_failure_callback": alert,
}


def env():
    # example: DAG(dag_id="x", default_args=DEFAULT_ARGS)
    return Variable.get("environment", default_var="dev")
