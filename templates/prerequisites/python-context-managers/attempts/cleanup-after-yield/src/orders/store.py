"""Orders in SQLite."""

import sqlite3
from contextlib import contextmanager

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    order_id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    amount TEXT NOT NULL CHECK (amount <> '')
)
"""

INSERT = "INSERT INTO orders (order_id, customer_id, amount) VALUES (:order_id, :customer_id, :amount)"


@contextmanager
def opened(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(SCHEMA)
    yield connection
    connection.close()


@contextmanager
def transaction(connection):
    connection.execute("BEGIN")
    yield connection
    connection.execute("COMMIT")


def save(connection, orders):
    with transaction(connection):
        connection.executemany(INSERT, orders)
