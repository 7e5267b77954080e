from datetime import datetime
from decimal import Decimal
from typing import Iterator, TypedDict


class Order(TypedDict):
    order_id: int
    customer_id: int
    ordered_at: datetime
    amount: Decimal


class OrderParser:
    def __init__(self, on_reject) -> None:
        self.on_reject = on_reject

    def parse_order(self, row: dict[str, str]) -> Order:
        return {
            "order_id": int(row["order_id"]),
            "customer_id": int(row["customer_id"]),
            "ordered_at": datetime.fromisoformat(row["ordered_at"]),
            "amount": Decimal(row["amount"]),
        }

    def parse_orders(self, rows: list[dict[str, str]]) -> Iterator[Order]:
        for number, row in enumerate(rows, start=1):
            try:
                yield self.parse_order(row)
            except (KeyError, ValueError, ArithmeticError) as error:
                self.on_reject(number, str(error))
