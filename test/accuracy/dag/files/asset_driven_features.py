# Airflow 3, asset aware. No start_date on purpose: runs come from the asset only.
from __future__ import annotations

import logging
from datetime import timedelta

from airflow.sdk import Asset, dag, get_current_context, task

log = logging.getLogger(__name__)
curated = Asset("s3://lake/curated/customers")
features = Asset("s3://lake/features/customers")


def tell_oncall(context):
    log.error("run %s failed", context["run_id"])


@dag(
    schedule=[curated],
    catchup=False,
    max_active_runs=1,
    tags=["features", "ml"],
    description="Customer features, rebuilt when the curated set changes",
    on_failure_callback=tell_oncall,
    default_args={"retries": 2, "retry_delay": timedelta(seconds=30)},
)
def asset_driven_features():
    @task
    def partition() -> str:
        ctx = get_current_context()
        day = ctx["logical_date"] or ctx["dag_run"].run_after
        return day.strftime("%Y/%m/%d")

    @task(outlets=[features])
    def compute(part: str) -> int:
        from features import build

        return build(part)

    compute(partition())


asset_driven_features()
