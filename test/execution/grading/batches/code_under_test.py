def batches(items, size):
    if size < 1:
        raise ValueError("a batch holds at least one")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
