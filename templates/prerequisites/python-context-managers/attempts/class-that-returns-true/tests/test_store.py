import sqlite3

import pytest

from orders.store import opened, save


def test_save_and_read_back(tmp_path):
    with opened(tmp_path / "orders.db") as connection:
        save(connection, [{"order_id": 1, "customer_id": 7, "amount": "2.50"}])
        print(connection.execute("SELECT * FROM orders").fetchall())


def test_connection_is_closed(tmp_path):
    with opened(tmp_path / "orders.db") as connection:
        pass
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
