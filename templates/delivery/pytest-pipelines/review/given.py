def row(random):
    return [
        {
            "id": str(random.randint(1, 999)),
            "ordered_at": f"2026-03-{random.randint(1, 28):02d}T{random.randint(0, 23):02d}:59:59",
            "amount": f"{random.randint(0, 99_999) / 100:.2f}",
            "currency": random.choice(["EUR", "USD"]),
        }
    ]


def bad_row(random):
    given = row(random)[0]
    field = random.choice(sorted(given))
    if random.random() < 0.3:
        del given[field]
    else:
        given |= random.choice([{"amount": "-0.01"}, {"amount": "much"}, {"id": ""}, {"ordered_at": "yesterday"}])
    return [given]


def rows(random):
    """Some of one day, some with an id that was there before."""
    return [[row(random)[0] | {"id": str(random.randint(1, 6))} for _ in range(random.randint(5, 12))]]
