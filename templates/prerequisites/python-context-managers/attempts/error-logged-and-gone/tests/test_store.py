from orders.store import opened, save

GOOD = {"order_id": "1", "customer_id": "7", "amount": "2.50"}
BAD = {"order_id": "2", "customer_id": "8", "amount": ""}


def count(connection):
    return connection.execute("SELECT count(*) FROM orders").fetchone()[0]


def test_saves(tmp_path):
    with opened(tmp_path / "orders.db") as connection:
        save(connection, [GOOD])
        assert count(connection) == 1


def test_rolls_back(tmp_path):
    with opened(tmp_path / "orders.db") as connection:
        save(connection, [GOOD, BAD])
        assert count(connection) == 0
