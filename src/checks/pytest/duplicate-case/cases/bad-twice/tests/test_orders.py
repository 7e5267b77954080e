import pytest

from pipeline.orders import parse


@pytest.mark.parametrize("amount", ["0", "1", "1"])
def test_amount(amount):
    assert parse(amount).amount >= 0
