from pipeline.orders import parse


def test_1():
    assert parse({"id": "1"}).id == 1


class TestParse:
    def test02(self):
        assert parse({"id": "2"}).id == 2
