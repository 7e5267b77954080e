from decimal import Decimal

from orders.totals import totals


def test_sums_by_customer():
    orders = [(1, Decimal("2.50")), (2, Decimal("1.00")), (1, Decimal("0.50"))]

    assert totals(orders) == {1: Decimal("3.00"), 2: Decimal("1.00")}
