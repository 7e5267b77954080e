import sqlite3

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    order_id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    amount TEXT NOT NULL CHECK (amount <> '')
)
"""

INSERT = "INSERT INTO orders (order_id, customer_id, amount) VALUES (:order_id, :customer_id, :amount)"


class opened:
    def __init__(self, path: str):
        self.path = path

    def __enter__(self) -> sqlite3.Connection:
        self.connection = sqlite3.connect(self.path, isolation_level=None)
        self.connection.execute(SCHEMA)
        return self.connection

    def __exit__(self, exc_type, exc_value, traceback) -> None:
        self.connection.close()


class transaction:
    def __init__(self, connection: sqlite3.Connection):
        self.connection = connection

    def __enter__(self) -> sqlite3.Connection:
        self.connection.execute("BEGIN")
        return self.connection

    def __exit__(self, exc_type, exc_value, traceback) -> bool:
        if exc_type:
            self.connection.execute("ROLLBACK")
        else:
            self.connection.execute("COMMIT")
        return True


def save(connection: sqlite3.Connection, orders: list[dict]) -> None:
    with transaction(connection):
        for order in orders:
            connection.execute(INSERT, order)
