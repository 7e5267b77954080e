from itertools import islice


def batches(rows, size=500):
    """Yield lists of at most `size` rows."""
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch
