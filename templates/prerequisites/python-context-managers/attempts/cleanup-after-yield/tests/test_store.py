from orders.store import opened, save, transaction

ORDERS = [
    {"order_id": "1", "customer_id": "7", "amount": "2.50"},
    {"order_id": "2", "customer_id": "8", "amount": "3.00"},
]


def test_opened_makes_the_table(tmp_path):
    with opened(tmp_path / "orders.db") as connection:
        assert connection.execute("SELECT count(*) FROM orders").fetchone() == (0,)


def test_save(tmp_path):
    with opened(tmp_path / "orders.db") as connection:
        save(connection, ORDERS)
        assert connection.execute("SELECT count(*) FROM orders").fetchone() == (2,)


def test_transaction(tmp_path):
    with opened(tmp_path / "orders.db") as connection:
        with transaction(connection):
            connection.execute("DELETE FROM orders")
        assert not connection.in_transaction
