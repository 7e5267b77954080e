import sqlite3

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    order_id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    amount TEXT NOT NULL CHECK (amount <> '')
)
"""

INSERT = "INSERT INTO orders (order_id, customer_id, amount) VALUES (:order_id, :customer_id, :amount)"


def opened(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute(SCHEMA)
    return connection


def save(connection: sqlite3.Connection, orders: list[dict[str, str]]) -> None:
    try:
        for order in orders:
            connection.execute(INSERT, order)
        connection.commit()
    except sqlite3.Error:
        connection.rollback()
        raise
    finally:
        connection.close()
