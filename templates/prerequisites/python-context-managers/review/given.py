from coach import connection


def orders(random):
    first = random.randint(1, 9_000)
    return [
        {
            "order_id": str(first + count),
            "customer_id": str(random.randint(1, 500)),
            "amount": f"{random.randint(100, 99_999) / 100:.2f}",
        }
        for count in range(random.randint(2, 5))
    ]


def stored(random):
    return [connection(), orders(random)]


def refused(random):
    """The database refuses the second order."""
    return [connection(2), orders(random)]


def kept_in_a_file(random):
    return [orders(random)]
