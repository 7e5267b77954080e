from datetime import UTC, datetime
from decimal import Decimal

import pytest

from orders.records import Order, parse_order, parse_orders

ROW = {"order_id": "1", "customer_id": "7", "ordered_at": "2026-03-01T09:00:00Z", "amount": "12.50"}


def test_a_row_becomes_an_order():
    assert parse_order(ROW) == Order(
        order_id=1,
        customer_id=7,
        ordered_at=datetime(2026, 3, 1, 9, tzinfo=UTC),
        amount=Decimal("12.50"),
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("order_id", None),
        ("order_id", ""),
        ("customer_id", "seven"),
        ("ordered_at", "yesterday"),
        ("ordered_at", "2026-03-01T09:00:00"),
        ("amount", "a lot"),
        ("amount", "nan"),
        ("amount", "-1.00"),
    ],
)
def test_the_wrong_field_is_named(field: str, value: str | None):
    with pytest.raises(ValueError, match=field):
        parse_order({**ROW, field: value})


def test_a_field_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="amount is missing"):
        parse_order({"order_id": "1", "customer_id": "7", "ordered_at": "2026-03-01T09:00:00Z"})


def test_rows_that_are_no_orders_are_reported_and_left_out():
    rejected: list[tuple[int, str]] = []

    orders = parse_orders([ROW, {**ROW, "amount": ""}, ROW], lambda number, why: rejected.append((number, why)))

    assert [order.order_id for order in orders] == [1, 1]
    assert rejected == [(2, "amount is missing")]
