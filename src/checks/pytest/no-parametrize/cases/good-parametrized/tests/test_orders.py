import pytest

from pipeline.orders import parse


@pytest.mark.parametrize(("text", "amount"), [("1", 1), ("0", 0)], ids=["one", "nothing"])
def test_amount(text, amount):
    assert parse({"amount": text}).amount == amount
