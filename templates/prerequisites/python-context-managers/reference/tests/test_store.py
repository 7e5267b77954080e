import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from orders.store import INSERT, opened, save, transaction

FIRST = {"order_id": "1", "customer_id": "7", "amount": "2.50"}
SECOND = {"order_id": "2", "customer_id": "8", "amount": "3.00"}
BROKEN = {"order_id": "3", "customer_id": "8", "amount": ""}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with opened(tmp_path / "orders.db") as connection:
        yield connection


def stored(connection: sqlite3.Connection) -> list[int]:
    return [order_id for (order_id,) in connection.execute("SELECT order_id FROM orders ORDER BY order_id")]


def test_what_the_block_did_is_kept(connection: sqlite3.Connection):
    with transaction(connection):
        connection.execute(INSERT, FIRST)

    assert stored(connection) == [1]
    assert not connection.in_transaction


def test_nothing_of_a_failed_block_is_kept(connection: sqlite3.Connection):
    def fail_half_way() -> None:
        with transaction(connection):
            connection.execute(INSERT, FIRST)
            raise RuntimeError("the power went out")

    with pytest.raises(RuntimeError, match="power"):
        fail_half_way()

    assert stored(connection) == []
    assert not connection.in_transaction


def test_a_batch_with_a_broken_order_is_refused_whole(connection: sqlite3.Connection):
    save(connection, [FIRST])

    with pytest.raises(sqlite3.IntegrityError):
        save(connection, [SECOND, BROKEN])

    assert stored(connection) == [1]


def test_the_connection_is_closed_after_an_error(tmp_path: Path):
    kept: list[sqlite3.Connection] = []

    def fail_while_open() -> None:
        with opened(tmp_path / "orders.db") as connection:
            kept.append(connection)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_while_open()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        kept[0].execute("SELECT 1")
