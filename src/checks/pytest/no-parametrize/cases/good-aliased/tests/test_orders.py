from pytest import mark

from pipeline.orders import parse

pytestmark = mark.parametrize("text", ["1", "0"])


def test_amount(text):
    assert parse({"amount": text}).amount >= 0
