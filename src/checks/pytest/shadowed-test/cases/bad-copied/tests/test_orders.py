from pipeline.orders import parse


def test_parse():
    assert parse({"id": "1"}).id == 1


def test_parse():
    assert parse({"id": "2"}).id == 2


class TestBadRows:
    def test_empty(self):
        assert parse({}) is None

    def test_empty(self):
        assert parse({"id": ""}) is None
