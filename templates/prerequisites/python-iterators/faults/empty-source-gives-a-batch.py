"""
an empty source gives one empty batch

Add a case with an empty source: nothing comes of nothing
"""

_original_batches = batches


def _at_least_one(found):
    none = True
    for batch in found:
        none = False
        yield batch
    if none:
        yield []


def batches(items, size):
    found = _original_batches(items, size)
    more = _at_least_one(found)
    return list(more) if isinstance(found, list) else more
