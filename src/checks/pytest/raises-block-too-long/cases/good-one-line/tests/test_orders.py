import pytest

from pipeline.orders import parse, read_row


def test_bad_row():
    row = read_row("bad.json")
    with pytest.raises(ValueError):
        parse(row)
