def _internal(x):
    return x
