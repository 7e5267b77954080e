from unittest.mock import Mock

from pipeline.orders import load, parse


def test_parse():
    order = parse({"id": "1"})
    print(order)


class TestLoad:
    def test_load(self):
        target = Mock()
        load([1, 2], target)
        target.insert.assert_called_once
