import os
import subprocess


def test_load_runs():
    for _ in range(2):
        subprocess.run(
            ["psql", os.environ["DATABASE_URL"], "-v", "day=2026-06-01", "-f", "sql/load_day.sql"], check=True, timeout=60
        )
