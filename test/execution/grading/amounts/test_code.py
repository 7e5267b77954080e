from decimal import Decimal

from code_under_test import amount_of


def test_amount():
    assert amount_of("2.50") == Decimal("2.50")
