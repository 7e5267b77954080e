from datetime import date
from decimal import Decimal

import pytest

from pipeline.orders import BadOrder, Order, daily_totals, deduplicate, parse

FIRST = date(2026, 3, 1)
SECOND = date(2026, 3, 2)


@pytest.fixture
def row() -> dict[str, str]:
    return {"id": "7", "ordered_at": "2026-03-01T23:59:59", "amount": "12.50", "currency": "EUR"}


def order(number: int, day: date = FIRST, amount: str = "1.00", currency: str = "EUR") -> Order:
    return Order(number, day, Decimal(amount), currency)


def test_a_row_becomes_an_order(row: dict[str, str]):
    assert parse(row) == Order(7, FIRST, Decimal("12.50"), "EUR")


def test_a_free_order_is_an_order(row: dict[str, str]):
    assert parse({**row, "amount": "0"}).amount == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount", "-0.01"), ("amount", "much"), ("id", ""), ("ordered_at", "yesterday")],
)
def test_a_bad_field_is_refused(row: dict[str, str], field: str, value: str):
    with pytest.raises(BadOrder):
        parse({**row, field: value})


def test_a_missing_field_is_refused(row: dict[str, str]):
    del row["currency"]
    with pytest.raises(BadOrder, match="no order"):
        parse(row)


@pytest.mark.parametrize(
    ("ids", "kept"),
    [([], []), ([1], [1]), ([2, 1, 2], [2, 1]), ([3, 3, 3], [3])],
)
def test_each_id_is_kept_once_in_order(ids: list[int], kept: list[int]):
    assert [found.id for found in deduplicate(order(number) for number in ids)] == kept


def test_of_two_with_one_id_the_first_is_kept():
    found = list(deduplicate([order(1, amount="1.00"), order(1, amount="9.00")]))

    assert [kept.amount for kept in found] == [Decimal("1.00")]


def test_totals_are_by_day_and_in_euros():
    orders = [order(1), order(2, amount="2.50"), order(3, day=SECOND, amount="10.00", currency="USD")]

    totals = daily_totals(orders, {"EUR": Decimal(1), "USD": Decimal("0.90")}.__getitem__)

    assert totals == {FIRST: Decimal("3.50"), SECOND: Decimal("9.00")}


def test_without_orders_there_is_no_day():
    assert daily_totals([], lambda currency: Decimal(1)) == {}
