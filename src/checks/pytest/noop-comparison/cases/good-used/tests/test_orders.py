import pytest

from pipeline.orders import Money, parse


def test_parse():
    order = parse({"id": "1"})
    same = order.id == 1
    assert same


def test_currencies_do_not_compare():
    with pytest.raises(TypeError):
        Money(1, "EUR") < Money(1, "USD")
