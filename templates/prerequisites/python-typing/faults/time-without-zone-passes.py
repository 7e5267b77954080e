"""
a time without a zone is taken for UTC

Add a case whose time has no zone, and expect the error
"""

_original_parse_order = parse_order


def parse_order(row):
    try:
        naive = datetime.fromisoformat(row["ordered_at"]).tzinfo is None
    except (KeyError, TypeError, ValueError):
        naive = False
    return _original_parse_order({**row, "ordered_at": row["ordered_at"] + "+00:00"} if naive else row)
