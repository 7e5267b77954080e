from datetime import date
from decimal import Decimal

from pipeline.orders import Order, daily_totals, deduplicate, parse


def test_parse():
    order = parse({"id": "1", "ordered_at": "2026-03-01T10:00:00", "amount": "2.50", "currency": "EUR"})
    print(order)


def test_parse_bad():
    try:
        parse({"id": "x"})
    except Exception:
        assert True


def test_deduplicate():
    orders = [Order(1, date(2026, 3, 1), Decimal("1"), "EUR"), Order(1, date(2026, 3, 1), Decimal("1"), "EUR")]
    result = list(deduplicate(orders))
    assert (len(result) == 1, "should be one")


def test_totals():
    result = daily_totals([], None)
    result == {}
