"""
each batch holds one item more than was asked for

Compare whole batches with what they should hold
"""

_original_batches = batches


def batches(items, size):
    return _original_batches(items, size + 1)
