"""Builds one DAG per source listed in sources.yml."""
from datetime import datetime, timedelta
from pathlib import Path

import yaml
from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator

HERE = Path(__file__).parent
SOURCES = yaml.safe_load((HERE / "sources.yml").read_text())


def build(name: str, conf: dict) -> DAG:
    dag = DAG(
        dag_id=f"ingest_{name}",
        schedule=conf.get("schedule", "@daily"),
        start_date=datetime(2022, 1, 1),
        catchup=bool(conf.get("backfill")),
        max_active_runs=4,
        default_args={"retries": 2, "retry_delay": timedelta(minutes=2)},
        tags=["ingest", name],
    )
    with dag:
        start = EmptyOperator(task_id="start")
        end = EmptyOperator(task_id="end")
        for table in conf["tables"]:
            dump = BashOperator(
                task_id=f"dump_{table}",
                bash_command=f"ingest-cli --source {name} --table {table} --day {{{{ ds_nodash }}}}",
            )
            start >> dump >> end
    return dag


for _name, _conf in SOURCES.items():
    globals()[f"ingest_{_name}"] = build(_name, _conf)
