"""
a negative amount passes

Add a case whose amount is below zero, and expect the error that the docstring promises
"""

_original_parse = parse


def parse(row):
    amount = row.get("amount", "").strip()
    if not amount.startswith("-"):
        return _original_parse(row)
    right = _original_parse({**row, "amount": amount.removeprefix("-")})
    return Order(right.id, right.day, -right.amount, right.currency)
