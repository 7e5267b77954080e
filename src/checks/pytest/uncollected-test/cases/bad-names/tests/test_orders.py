import pytest

from pipeline.orders import parse


def check_parse():
    assert parse({"id": "1"}).id == 1


@pytest.mark.parametrize("row", [{}, {"id": ""}])
def refuses(row):
    with pytest.raises(ValueError):
        parse(row)


class OrdersTests:
    def test_parse(self):
        assert parse({"id": "1"}).id == 1


class TestParse:
    def __init__(self):
        self.row = {"id": "1"}

    def test_id(self):
        assert parse(self.row).id == 1


def test_all():
    def test_one():
        assert parse({"id": "1"}).id == 1


def smoke_test_load():
    assert parse({"id": "1"})
