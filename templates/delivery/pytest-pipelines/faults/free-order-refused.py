"""
an order of zero is refused

Add a case that lies exactly at the border: an amount of zero, which the docstring allows
"""

_original_parse = parse


def parse(row):
    order = _original_parse(row)
    if order.amount == 0:
        raise BadOrder(f"negative amount: {row}")
    return order
