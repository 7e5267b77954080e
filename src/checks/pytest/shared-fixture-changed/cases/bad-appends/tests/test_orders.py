import pytest

from pipeline.orders import total


@pytest.fixture(scope="module")
def orders():
    return [1, 2]


@pytest.fixture(scope="session")
def rates():
    rates = {"EUR": 1}
    yield rates


def test_add(orders):
    orders.append(3)
    assert total(orders) == 6


def test_rate(rates):
    rates["USD"] = 2
    assert len(rates) == 2
