import pytest

from pipeline.orders import parse


@pytest.mark.parametrize(("amount", "currency"), [("1", "EUR"), ("1", "USD"), ("1.0", "EUR")])
def test_amount(amount, currency):
    assert parse(amount, currency).amount >= 0
