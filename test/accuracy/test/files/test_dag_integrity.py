from unittest import mock

import pytest
from airflow.models import DagBag


@pytest.fixture(scope="module")
def bag():
    with mock.patch.dict("os.environ", {"AIRFLOW_VAR_ENV": "ci"}):
        return DagBag(dag_folder="dags/", include_examples=False)


def test_no_import_errors(bag):
    assert not bag.import_errors, f"broken: {bag.import_errors}"


def test_1(bag):
    assert len(bag.dags) >= 5


def test_2(bag):
    for dag_id, dag in bag.dags.items():
        assert dag.tags, f"{dag_id} has no tags"
        assert dag.default_args.get("retries", 0) >= 1


def test_owner_is_known(bag):
    for dag in bag.dags.values():
        assert dag.owner != "airflow" or "legacy" in dag.tags


def test_callbacks(bag):
    if not bag.dags:
        assert "no dags at all"
    for dag in bag.dags.values():
        assert callable(dag.on_failure_callback)
