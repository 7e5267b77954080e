"""
nothing comes after the first row that is no order

Add a case with a good row behind a bad one
"""

_original_parse_orders = parse_orders


def parse_orders(rows, on_reject):
    rejected = []

    def told(number, reason):
        rejected.append(number)
        on_reject(number, reason)

    for order in _original_parse_orders(rows, told):
        if rejected:
            return
        yield order
