"""Orders in SQLite: a batch is stored whole or not at all."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    order_id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    amount TEXT NOT NULL CHECK (amount <> '')
)
"""

INSERT = "INSERT INTO orders (order_id, customer_id, amount) VALUES (:order_id, :customer_id, :amount)"
