"""
the error does not say which field is wrong

Say in the test which field the message has to name: `match` of `pytest.raises` looks for it
"""

_original_parse_order = parse_order


def parse_order(row):
    try:
        return _original_parse_order(row)
    except ValueError as error:
        raise ValueError("this is no order") from error
