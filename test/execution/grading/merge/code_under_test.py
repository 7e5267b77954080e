def merged(old, new):
    """Both, the newer where both have a key; neither is changed."""
    result = dict(old)
    for key, value in new.items():
        if value is not None:
            result[key] = value
    return result
