from datetime import datetime, timedelta, timezone

from coach import recorder, stream


def good(random):
    moment = datetime(2026, 3, 1, tzinfo=timezone.utc) + timedelta(minutes=random.randint(0, 40_000))
    return [
        {
            "order_id": str(random.randint(1, 9_999)),
            "customer_id": str(random.randint(1, 500)),
            "ordered_at": moment.isoformat().replace("+00:00", random.choice(["Z", "+00:00"])),
            "amount": f"{random.randint(0, 99_999) / 100:.2f}",
        }
    ]


def wrong(random, field, *values):
    return [good(random)[0] | {field: random.choice(values)}]


def no_number(random):
    return wrong(random, "customer_id", "seven", "7.5", "", None)


def no_time(random):
    return wrong(random, "ordered_at", "yesterday", "2026-02-30T09:00:00Z", "", None)


def no_zone(random):
    return wrong(random, "ordered_at", "2026-03-01T09:00:00")


def no_amount(random):
    return wrong(random, "amount", "a lot", "", None)


def not_finite(random):
    return wrong(random, "amount", "nan", "inf", "-Infinity")


def negative(random):
    return wrong(random, "amount", "-0.01", "-12.50")


def no_field(random):
    row = good(random)[0]
    del row["amount"]
    return [row]


def mixed(random):
    """Rows of which some are wrong; that of the reason's words only the learner knows, the number counts."""
    kinds = [good, no_number, no_zone, not_finite, no_field]
    return [[random.choice(kinds)(random)[0] for _ in range(8)], recorder([0])]


def slowly(random):
    return [stream([good(random)[0] for _ in range(6)]), recorder([0])]
