"""
every amount is taken for euros

Use a second currency whose rate is not 1
"""

_original_daily_totals = daily_totals


def daily_totals(orders, rate):
    return _original_daily_totals(orders, lambda currency: Decimal(1))
