import mock

from pipeline.rates import latest


def test_latest():
    assert latest("EUR") == 1
