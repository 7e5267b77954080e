"""What each customer spent."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal


def totals(orders: Iterable[tuple[int, Decimal]]) -> dict[int, Decimal]:
    """The sum of the amounts by customer id."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for customer, amount in orders:
        sums[customer] += amount
    return dict(sums)
