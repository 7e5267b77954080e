"""Runs sql/load_day.sql against the database that DATABASE_URL names."""

import os
import shutil
import subprocess

import pytest

# Where there is no database, as in a CI that starts none, the tests are skipped and not failed.
pytestmark = pytest.mark.skipif(
    "DATABASE_URL" not in os.environ or shutil.which("psql") is None,
    reason="these tests need psql, and a database that DATABASE_URL names",
)


def psql(*arguments: str) -> str:
    """What psql prints, one row a line, its columns joined by `|`."""
    command = ["psql", os.environ["DATABASE_URL"], "-qAt", "-v", "ON_ERROR_STOP=1", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
