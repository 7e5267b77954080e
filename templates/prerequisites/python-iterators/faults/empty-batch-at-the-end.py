"""
a source whose length is a multiple of the size ends with an empty batch

Add a case whose length is a multiple of the batch size, and compare all of its batches
"""

_original_batches = batches


def _and_an_empty_one(found, size):
    last = []
    for last in found:
        yield last
    if len(last) == size:
        yield []


def batches(items, size):
    found = _original_batches(items, size)
    more = _and_an_empty_one(found, size)
    return list(more) if isinstance(found, list) else more
