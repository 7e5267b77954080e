from decimal import Decimal

import pytest

from orders.records import parse_order, parse_orders

ROW = {"order_id": "1", "customer_id": "7", "ordered_at": "2026-03-01T09:00:00Z", "amount": "12.50"}


def test_a_row_becomes_an_order():
    assert parse_order(ROW).amount == Decimal("12.50")


@pytest.mark.parametrize("amount", ["a lot", "-1.00", ""])
def test_a_bad_amount_is_refused(amount):
    with pytest.raises(ValueError):
        parse_order({**ROW, "amount": amount})


def test_all_rows_come_out():
    assert len(list(parse_orders([ROW, ROW], print))) == 2
