from datetime import date, timedelta

import pendulum
from airflow.sdk import DAG, Variable, chain
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.empty import EmptyOperator

DBT = "cd /opt/dbt && dbt --no-use-colors"
FULL_REFRESH = date.today().day == 1  # monthly rebuild
TARGET = "{{ var.value.dbt_target }}"
BASE_ARGS = {"owner": "analytics-eng", "retries": 1}
TAGS = ["dbt", "snowflake"]

with DAG(
    dag_id="snowflake_dbt_run",
    schedule="45 3 * * *",
    start_date=pendulum.datetime(2025, 6, 1, tz="America/New_York"),
    max_active_runs=1,
    tags=TAGS,
    doc_md="Runs the dbt project on Snowflake.",
    default_args={
        **BASE_ARGS,
        "retry_delay": timedelta(minutes=2),
        "on_failure_callback": lambda ctx: print("dbt failed", ctx["run_id"]),
    },
):
    deps = BashOperator(task_id="deps", bash_command=f"{DBT} deps")
    seed = BashOperator(task_id="seed", bash_command=f"{DBT} seed --target {TARGET}")
    run = BashOperator(
        task_id="run",
        bash_command=DBT
        + " run --target " + TARGET
        + (" --full-refresh" if FULL_REFRESH else "")
        + " --vars '{run_date: {{ ds }}}'",
    )
    test = BashOperator(task_id="test", bash_command=f"{DBT} test --target {TARGET}")
    chain(deps, seed, run, test, EmptyOperator(task_id="end"))
