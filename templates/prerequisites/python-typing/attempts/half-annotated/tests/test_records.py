from decimal import Decimal

from orders.records import parse_order, parse_orders

ROW = {"order_id": "1", "customer_id": "7", "ordered_at": "2026-03-01T09:00:00Z", "amount": "12.50"}


def test_parse_order():
    assert parse_order(ROW).amount == Decimal("12.50")


def test_parse_orders():
    rejected = []
    orders = list(parse_orders([ROW, {}], lambda number, reason: rejected.append(number)))
    assert len(orders) == 1
    assert rejected == [2]
