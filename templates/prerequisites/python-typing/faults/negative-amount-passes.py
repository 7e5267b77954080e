"""
a negative amount loses its sign and passes

Add a case with an amount below zero, and expect the error
"""

_original_parse_order = parse_order


def parse_order(row):
    amount = row.get("amount")
    return _original_parse_order({**row, "amount": amount.lstrip("-")} if isinstance(amount, str) else row)
