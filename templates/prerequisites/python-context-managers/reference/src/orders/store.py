"""Orders in SQLite: a batch is stored whole or not at all."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    order_id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    amount TEXT NOT NULL CHECK (amount <> '')
)
"""

INSERT = "INSERT INTO orders (order_id, customer_id, amount) VALUES (:order_id, :customer_id, :amount)"


@contextmanager
def opened(path: str | Path) -> Iterator[sqlite3.Connection]:
    """A connection to the database at `path`, with its tables; closed when the block is left."""
    # Without an isolation level sqlite3 begins no transaction by itself: `transaction` alone decides.
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(SCHEMA)
        yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Commits at the end of the block; when the block raises, rolls back and lets the error through."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def save(connection: sqlite3.Connection, orders: Iterable[Mapping[str, str]]) -> None:
    """Stores all of the orders or, when one cannot be stored, none."""
    with transaction(connection):
        connection.executemany(INSERT, orders)
