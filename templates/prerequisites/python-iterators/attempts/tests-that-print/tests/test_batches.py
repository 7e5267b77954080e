from orders.batches import batches, read_orders


def test_read_orders():
    rows = read_orders(["order_id,amount", "1,2.50", "2,3.00"])
    for row in rows:
        print(row)


def test_batches():
    result = list(batches(range(10), 3))
    print(result)
