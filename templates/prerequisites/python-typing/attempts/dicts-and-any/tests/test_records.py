import pytest

from orders.records import parse_order

ROW = {"order_id": "1", "customer_id": "7", "ordered_at": "2026-03-01T09:00:00Z", "amount": "12.50"}


def test_parses_a_row():
    order = parse_order(ROW)
    print(order)


def test_refuses_a_bad_row():
    with pytest.raises(ValueError):
        parse_order({"order_id": "x"})
