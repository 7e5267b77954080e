"""Runs sql/load_day.sql against the database that DATABASE_URL names, in a schema of its own."""

import os
import subprocess
from collections.abc import Iterator

import pytest

SCHEMA = "load_day_test"
ARRIVED = [(1, "2026-06-01", 7, 10), (2, "2026-06-01", 7, 15), (3, "2026-06-02", 8, 20)]


def psql(*arguments: str) -> str:
    """What psql prints, one row a line, its columns joined by `|`."""
    command = ["psql", os.environ["DATABASE_URL"], "-qAt", "-v", "ON_ERROR_STOP=1", *arguments]
    variables = {**os.environ, "PGOPTIONS": f"-c search_path={SCHEMA}"}
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, env=variables).stdout


def load(day: str) -> None:
    psql("-v", f"day={day}", "-f", "sql/load_day.sql")


def sales() -> list[str]:
    return psql("-c", "SELECT * FROM daily_sales ORDER BY ordered_on, customer_id").splitlines()


@pytest.fixture(autouse=True)
def shop() -> Iterator[None]:
    psql("-c", f"CREATE SCHEMA {SCHEMA}")
    try:
        psql("-f", "shop/load/schema.sql")
        for order, day, customer, amount in ARRIVED:
            psql("-c", f"INSERT INTO arrived_orders VALUES ({order}, '{day}', {customer}, {amount}, '{day}')")
        yield
    finally:
        psql("-c", f"DROP SCHEMA {SCHEMA} CASCADE")


def test_a_second_run_leaves_the_same_rows() -> None:
    load("2026-06-01")
    once = sales()
    load("2026-06-01")
    assert once == ["2026-06-01|7|2|25.00"]
    assert sales() == once


def test_a_day_leaves_the_other_days_alone() -> None:
    load("2026-06-01")
    load("2026-06-02")
    assert sales() == ["2026-06-01|7|2|25.00", "2026-06-02|8|1|20.00"]


def test_a_repeated_run_takes_the_correction() -> None:
    load("2026-06-02")
    psql("-c", "INSERT INTO arrived_orders VALUES (3, '2026-06-02', 8, 12, '2026-06-03')")
    load("2026-06-02")
    assert sales() == ["2026-06-02|8|1|12.00"]


def test_a_day_whose_orders_were_all_taken_back_is_empty() -> None:
    load("2026-06-02")
    psql("-c", "DELETE FROM arrived_orders WHERE order_id = 3")
    load("2026-06-02")
    assert sales() == []
