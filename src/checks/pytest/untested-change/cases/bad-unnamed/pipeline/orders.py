def parse(row):
    return row


def total(orders):
    return sum(orders)


def _round(amount):
    return round(amount, 2)
