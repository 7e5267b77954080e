def running_totals(amounts):
    total = 0
    for amount in amounts:
        total += amount
        yield total
