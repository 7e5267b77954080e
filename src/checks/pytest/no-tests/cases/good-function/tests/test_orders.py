from pipeline.orders import parse


def test_parse():
    assert parse({"id": "1"}).id == 1
