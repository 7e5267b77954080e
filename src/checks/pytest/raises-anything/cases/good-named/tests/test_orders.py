import pytest

from pipeline.orders import BadOrder, parse


def test_no_id():
    with pytest.raises(BadOrder):
        parse({})


def test_text():
    with pytest.raises(Exception, match="no id"):
        parse({})
