from pipeline.orders import parse


def is_first(order):
    return order.id == 1


def test_id():
    def by_id(order):
        return order.id == 1

    assert is_first(parse({"id": "1"}))
    assert list(filter(by_id, [parse({"id": "1"})]))
