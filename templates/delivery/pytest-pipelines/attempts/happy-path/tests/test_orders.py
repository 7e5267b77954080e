from datetime import date
from decimal import Decimal

import pytest

from pipeline.orders import Order, daily_totals, deduplicate, parse


@pytest.fixture
def orders():
    return [Order(1, date(2026, 3, 1), Decimal("1"), "EUR"), Order(2, date(2026, 3, 1), Decimal("2"), "EUR")]


@pytest.mark.parametrize("amount", ["1", "2.50", "0"])
def test_parse(amount):
    order = parse({"id": "1", "ordered_at": "2026-03-01T10:00:00", "amount": amount, "currency": "EUR"})
    assert order.amount == Decimal(amount)


def test_deduplicate(orders):
    assert len(list(deduplicate(orders + orders))) == 2


def test_totals(orders):
    assert daily_totals(orders, lambda currency: Decimal(1)) == {date(2026, 3, 1): Decimal("3")}
