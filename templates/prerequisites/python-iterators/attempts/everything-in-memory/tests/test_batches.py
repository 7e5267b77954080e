from orders.batches import batches, read_orders


def test_read_orders():
    rows = read_orders(["order_id,amount", "1,2.50"])
    assert len(rows) == 1
    assert rows[0]["amount"] == "2.50"


def test_batches():
    assert batches([1, 2, 3], 2) == [[1, 2], [3]]
