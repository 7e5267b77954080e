"""Orders as records."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass
class Order:
    order_id: int
    customer_id: int
    ordered_at: datetime
    amount: Decimal

    def is_large(self, limit=Decimal("100")):
        return self.amount >= limit


def parse_order(row) -> Order:
    return Order(
        order_id=int(row["order_id"]),
        customer_id=int(row["customer_id"]),
        ordered_at=datetime.fromisoformat(row["ordered_at"]),
        amount=Decimal(row["amount"]),
    )


def parse_orders(rows: list[dict], on_reject):
    for number, row in enumerate(rows, 1):
        try:
            yield parse_order(row)
        except Exception as error:
            on_reject(number, str(error))
