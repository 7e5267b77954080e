from unittest.mock import patch

from pipeline import rates
from pipeline.rates import fetch, total


@patch("pipeline.orders.latest", return_value=2)
def test_total(latest):
    assert total(["USD"]) == 2


@patch("pipeline.rates.fetch", return_value=2)
def test_latest(mocked):
    assert rates.latest("USD") == 2
    assert rates.fetch("USD") == 2


def test_fetch():
    assert fetch("USD") == 2
