import pytest

from pipeline.math import parse, share


def test_share():
    assert share(1) * 0.1 == pytest.approx(0.3)
    assert share(3) + 1 == 2.5
    assert parse("0.1") == 0.1
    assert share(1) * 0.1 < 0.3
