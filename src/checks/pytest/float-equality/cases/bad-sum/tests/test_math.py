from statistics import mean

from pipeline.math import share


def test_share():
    assert share(1) * 0.1 == 0.3
    assert mean([0.1, 0.2]) == 0.15


def test_frame(frame):
    result = frame["amount"].sum()
    assert 10.1 == result
