import pytest

from pipeline.orders import load, parse


def test_one():
    assert parse("1").amount == 1


def test_two():
    assert parse("2").amount == 2


def test_id():
    assert parse("3").id == 3


@pytest.mark.parametrize("text", ["1", "2"])
def test_many(text):
    assert load(text)
