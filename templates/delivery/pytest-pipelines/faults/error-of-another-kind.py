"""
a bad row ends with whatever error came first

Name the error that the docstring promises: whoever calls this catches that one and no other
"""

_original_parse = parse


def parse(row):
    try:
        return _original_parse(row)
    except BadOrder as error:
        raise error.__cause__ or error
