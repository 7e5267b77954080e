"""
a row whose day is none becomes an order of 1970

Add a case for a bad value in each field, not in the amount alone
"""

_original_parse = parse


def parse(row):
    try:
        datetime.fromisoformat(row.get("ordered_at", ""))
    except ValueError:
        row = {**row, "ordered_at": "1970-01-01T00:00:00"}
    return _original_parse(row)
