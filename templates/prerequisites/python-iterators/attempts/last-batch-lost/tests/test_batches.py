from orders.batches import batches, read_orders


def test_read_orders():
    rows = list(read_orders(["order_id,amount", "1,2.50"]))

    assert rows == [{"order_id": "1", "amount": "2.50"}]


def test_batches_of_two():
    assert list(batches([1, 2, 3, 4], 2)) == [[1, 2], [3, 4]]


def test_empty():
    assert list(batches([], 2)) == []
