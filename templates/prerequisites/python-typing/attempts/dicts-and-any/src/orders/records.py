"""Orders as records."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any


def parse_order(row: dict[str, Any]) -> Any:
    try:
        return {
            "order_id": int(row["order_id"]),
            "customer_id": int(row["customer_id"]),
            "ordered_at": datetime.fromisoformat(row["ordered_at"]),
            "amount": Decimal(row["amount"]),
        }
    except (KeyError, TypeError, InvalidOperation) as error:
        raise ValueError(f"bad row: {error}") from error


def parse_orders(rows: Iterable[dict[str, Any]], on_reject: Callable[[int, str], None]) -> Iterator[Any]:
    for number, row in enumerate(rows, start=1):
        try:
            order = parse_order(row)
        except ValueError as error:
            on_reject(number, str(error))
            continue
        order["is_large"] = order["amount"] > 100  # type: ignore
        yield order
