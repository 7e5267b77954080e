from __future__ import annotations

import hashlib

from airflow.decorators import task
from airflow.exceptions import AirflowSkipException

"""Tasks other teams may import:

    from reusable_tasks import checksum, skip_if_empty

    @dag(schedule="@daily", start_date=datetime(2024, 1, 1))
    def mine():
        checksum(skip_if_empty("/data/in.csv"))
"""


@task
def checksum(path: str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as fh:
        for block in iter(lambda: fh.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


@task
def skip_if_empty(path: str) -> str:
    with open(path) as fh:
        if not fh.readline():
            raise AirflowSkipException(f"{path} is empty")
    return path
