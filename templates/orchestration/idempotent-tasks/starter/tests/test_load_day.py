"""Runs sql/load_day.sql against the database that DATABASE_URL names."""

import os
import subprocess


def psql(*arguments: str) -> str:
    """What psql prints, one row a line, its columns joined by `|`."""
    command = ["psql", os.environ["DATABASE_URL"], "-qAt", "-v", "ON_ERROR_STOP=1", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
