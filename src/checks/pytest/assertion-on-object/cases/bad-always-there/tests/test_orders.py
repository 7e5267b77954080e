from pipeline.orders import load


def is_sorted(orders):
    return orders == sorted(orders)


def test_load():
    orders = load()
    assert (order > 0 for order in orders)
    assert is_sorted
