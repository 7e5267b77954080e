from tests.checks import verify_orders

from pipeline.orders import load


def test_load():
    verify_orders(load([1, 2]))
