from pipeline.orders import deduplicate, make_id, parse


def test_order():
    order = parse({"id": "1"})
    assert order, "an order"
    assert (order.id == 1), "its id"
    assert order.id == 1 or order.legacy
    assert make_id() == make_id()
    assert not list(deduplicate([]))
    assert [] == list(deduplicate([]))
    assert (order.id, order.status) == (1, "new")
