from pipeline.orders import daily_totals, parse


def test_totals():
    result = daily_totals([])
    result == {}


def test_parse():
    order = parse({"id": "1"})
    (order.id == 1)
    "id" in order.raw
    assert order
