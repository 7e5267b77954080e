"""From raw orders to daily totals."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation


class BadOrder(ValueError):
    """A row that is no order."""


@dataclass(frozen=True)
class Order:
    id: int
    day: date
    amount: Decimal
    currency: str


def parse(row: dict[str, str]) -> Order:
    """An order from a raw row. An amount that is no number or below zero, or a missing field, raises BadOrder."""
    try:
        amount = Decimal(row["amount"])
        order = Order(int(row["id"]), datetime.fromisoformat(row["ordered_at"]).date(), amount, row["currency"])
    except (KeyError, ValueError, InvalidOperation) as error:
        raise BadOrder(f"no order: {row}") from error
    if amount < 0:
        raise BadOrder(f"negative amount: {row}")
    return order


def deduplicate(orders: Iterable[Order]) -> Iterator[Order]:
    """Each id once, the first that came, in the order in which they came."""
    seen: set[int] = set()
    for order in orders:
        if order.id not in seen:
            seen.add(order.id)
            yield order


def daily_totals(orders: Iterable[Order], rate: Callable[[str], Decimal]) -> dict[date, Decimal]:
    """Total by day in euros; `rate` gives what one unit of a currency is worth. A day without orders is not there."""
    totals: dict[date, Decimal] = defaultdict(Decimal)
    for order in orders:
        totals[order.day] += order.amount * rate(order.currency)
    return dict(totals)
