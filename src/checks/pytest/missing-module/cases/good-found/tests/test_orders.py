import pandas as pd
from helpers import order
from pipeline import orders, parse
from pipeline.deep import rates
from pipeline.deep.rates import RATES
from pipeline.orders import parse as parse_order

try:
    from pipeline.fast import parse as fast
except ImportError:
    fast = None


def test_parse():
    assert parse(order()) == parse_order(order()) == orders.parse(order())
    assert rates.RATES is RATES and pd is not None and fast is None
