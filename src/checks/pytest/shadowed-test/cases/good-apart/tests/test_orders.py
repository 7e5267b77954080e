import sys

from pipeline.orders import parse


class TestGood:
    def test_parse(self):
        assert parse({"id": "1"}).id == 1


class TestBad:
    def test_parse(self):
        assert parse({}) is None


if sys.platform == "win32":
    def test_path():
        assert parse({"path": "C:\\orders"})
else:
    def test_path():
        assert parse({"path": "/orders"})
