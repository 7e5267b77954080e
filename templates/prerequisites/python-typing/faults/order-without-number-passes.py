"""
an order without a number becomes number 0

Add a case whose order number is missing or empty, and expect the error
"""

_original_parse_order = parse_order


def parse_order(row):
    return _original_parse_order(row if row.get("order_id") else {**row, "order_id": "0"})
