"""
the last, shorter batch is dropped

Add a case whose length is not a multiple of the batch size
"""

_original_batches = batches


def batches(items, size):
    found = _original_batches(items, size)
    kept = (batch for batch in found if len(batch) == size)
    return list(kept) if isinstance(found, list) else kept
