from datetime import date
from decimal import Decimal

import pytest

from pipeline.orders import BadOrder, Order, daily_totals, deduplicate, parse

DAY = date(2026, 3, 1)


@pytest.fixture
def row():
    return {"id": "1", "ordered_at": "2026-03-01T10:00:00", "amount": "2.00", "currency": "EUR"}


def test_a_row_becomes_an_order(row):
    assert parse(row) == Order(1, DAY, Decimal("2.00"), "EUR")


@pytest.mark.parametrize("amount", ["-1", "abc", ""])
def test_a_bad_amount_is_refused(row, amount):
    row["amount"] = amount
    with pytest.raises(BadOrder):
        parse(row)


def test_a_duplicate_is_dropped():
    first, second = Order(1, DAY, Decimal("1"), "EUR"), Order(2, DAY, Decimal("1"), "EUR")

    assert list(deduplicate([first, first, second])) == [first, second]


def test_totals_of_a_day():
    orders = [Order(1, DAY, Decimal("1"), "EUR"), Order(2, DAY, Decimal("2"), "EUR")]

    assert daily_totals(orders, lambda currency: Decimal(1)) == {DAY: Decimal("3")}
