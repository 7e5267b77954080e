"""
all orders are added to the first day

Add a case with orders of two days
"""

_original_daily_totals = daily_totals


def daily_totals(orders, rate):
    totals = _original_daily_totals(orders, rate)
    return {min(totals): sum(totals.values())} if totals else {}
