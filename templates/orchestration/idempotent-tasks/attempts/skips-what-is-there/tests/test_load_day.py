"""Loads a day twice."""

from pathlib import Path

SQL = Path("sql/load_day.sql")


def check_two_runs(connection):
    for _ in range(2):
        connection.execute(SQL.read_text())
    assert connection.execute("SELECT count(*) FROM daily_sales").fetchone()[0] == 12
