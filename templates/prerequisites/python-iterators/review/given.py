from coach import stream


def rows(random):
    """Lines of a CSV, some with what a split at the comma gets wrong."""
    lines = ["order_id,customer,amount"]
    for number in range(random.randint(3, 8)):
        customer = random.choice(["Ada", '"Hopper, Grace"', '"Alan ""T"""', "Edsger"])
        lines.append(f"{number + random.randint(1, 900)},{customer},{random.randint(100, 99_999) / 100:.2f}")
    return [lines]


def read_slowly(random):
    return [stream(*rows(random))]


def even(random):
    """As many items as fill every batch."""
    size = random.randint(2, 4)
    return [numbers(random, size * random.randint(1, 2)), size]


def uneven(random):
    """The last batch is shorter."""
    size = random.randint(2, 4)
    return [numbers(random, size * random.randint(1, 2) + random.randint(1, size - 1)), size]


def source(random):
    size = random.randint(2, 4)
    return [stream(numbers(random, size * 4)), size]


def numbers(random, count):
    return [random.randint(1, 99) for _ in range(count)]
