"""
rejected rows are counted from 0 instead of from 1

Say which number `on_reject` is told
"""

_original_parse_orders = parse_orders


def parse_orders(rows, on_reject):
    return _original_parse_orders(rows, lambda number, reason: on_reject(number - 1, reason))
