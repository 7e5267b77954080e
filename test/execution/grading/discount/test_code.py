from decimal import Decimal

from code_under_test import discounted


def test_member():
    assert discounted(Decimal(50), True) == 50
