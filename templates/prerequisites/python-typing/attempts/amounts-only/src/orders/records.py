"""Orders as records: what has passed this module is right, and a type checker knows it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Protocol

# What `csv.DictReader` gives: None where a line is shorter than the header.
Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Order:
    """One order, as the rest of the package sees it."""

    order_id: int
    customer_id: int
    ordered_at: datetime
    amount: Decimal


class OnReject(Protocol):
    """Is told of each row that is no order, the first row being 1."""

    def __call__(self, number: int, reason: str, /) -> None: ...


def parse_order(row: Row) -> Order:
    """The order of a row; a ValueError names the field that is wrong."""
    return Order(
        order_id=_integer(row, "order_id"),
        customer_id=_integer(row, "customer_id"),
        ordered_at=_moment(row, "ordered_at"),
        amount=_amount(row, "amount"),
    )


def parse_orders(rows: Iterable[Row], on_reject: OnReject) -> Iterator[Order]:
    """The orders of the rows, one by one; the others go to `on_reject`."""
    for number, row in enumerate(rows, start=1):
        try:
            order = parse_order(row)
        except ValueError as error:
            on_reject(number, str(error))
        else:
            yield order


def _text(row: Row, field: str) -> str:
    value = row.get(field)
    if not value:
        raise ValueError(f"{field} is missing")
    return value


def _integer(row: Row, field: str) -> int:
    text = _text(row, field)
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"{field} is no whole number: {text!r}") from None


def _moment(row: Row, field: str) -> datetime:
    text = _text(row, field)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{field} is no time: {text!r}") from None
    if moment.tzinfo is None:
        raise ValueError(f"{field} has no time zone: {text!r}")
    return moment


def _amount(row: Row, field: str) -> Decimal:
    text = _text(row, field)
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{field} is no number: {text!r}") from None
    if not amount.is_finite() or amount < 0:
        raise ValueError(f"{field} is out of range: {text!r}")
    return amount
