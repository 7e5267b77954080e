from pipeline.orders import parse


def test_id():
    order = parse({"id": "1"})
    return order.id == 1


def test_status():
    order = parse({"id": "1"})
    if order.is_old:
        return order.status == "closed"
    assert order.status == "new"
