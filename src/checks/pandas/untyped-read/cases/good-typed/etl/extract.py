from pandas import read_csv

TYPES = {"dtype": {"postcode": "string"}}


def load(path):
    orders = read_csv(path, parse_dates=["ordered_at"])
    customers = read_csv(path, **TYPES)
    rates = read_csv(path, converters={"rate": float})
    return orders, customers, rates
