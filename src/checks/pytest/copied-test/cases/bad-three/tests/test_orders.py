from pipeline.orders import parse


def test_one():
    """A whole number."""
    assert parse("1").amount == 1


def test_two():
    assert parse("2").amount == 2


def test_zero():
    assert parse("0").amount == 0
