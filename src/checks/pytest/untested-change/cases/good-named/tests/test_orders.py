from pipeline import orders


def test_parse():
    assert orders.parse({"id": 1}) == {"id": 1}
