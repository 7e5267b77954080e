"""
the header comes out as the first row

Compare all rows of a small file with what they should be
"""

_original_read_orders = read_orders


def _below_their_header(rows):
    for number, row in enumerate(rows):
        if number == 0:
            yield {name: name for name in row}
        yield row


def read_orders(lines):
    found = _original_read_orders(lines)
    rows = _below_their_header(found)
    return list(rows) if isinstance(found, list) else rows
