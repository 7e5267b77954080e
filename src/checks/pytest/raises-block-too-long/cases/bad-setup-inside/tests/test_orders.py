import pytest

from pipeline.orders import parse, read_row


def test_bad_row():
    with pytest.raises(ValueError):
        row = read_row("bad.json")
        parse(row)
