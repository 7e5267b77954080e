from pytest import raises

from pipeline.orders import parse


def test_no_id():
    with raises(ValueError, match="id"):
        parse({})
