"""
a row without a currency becomes an order

Add a case in which a field is missing: each of the four has to be there
"""

_original_parse = parse


def parse(row):
    return _original_parse({"currency": "EUR", **row})
