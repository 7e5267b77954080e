from pipeline.orders import load


def is_sorted(orders):
    return orders == sorted(orders)


def test_load():
    orders = load()
    assert all(order > 0 for order in orders)
    assert [order for order in orders if order > 0]
    assert is_sorted(orders)
    is_sorted_now = is_sorted(orders)
    assert is_sorted_now
