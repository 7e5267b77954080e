import pytest

from pipeline.orders import parse


@pytest.fixture
def row():
    return {"id": "1", "ordered_at": "2026-03-01T10:00:00", "amount": "2.50", "currency": "EUR"}


def check_parse(row):
    assert parse(row).id == 1


@pytest.mark.parametrize("amount", ["-1", "abc"])
def should_refuse(row, amount):
    row["amount"] = amount
    with pytest.raises(ValueError):
        parse(row)
