def position(items, wanted):
    """Index of the first one that is wanted, -1 if there is none."""
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    if low < len(items) and items[low] == wanted:
        return low
    return -1
