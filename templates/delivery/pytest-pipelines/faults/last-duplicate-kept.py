"""
the last of two orders with one id is kept instead of the first

Give the two orders with one id different amounts, and say which of them comes out
"""


def deduplicate(orders):
    kept = {}
    for order in orders:
        kept[order.id] = order
    yield from kept.values()
