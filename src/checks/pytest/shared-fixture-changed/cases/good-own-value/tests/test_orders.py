import pytest

from pipeline.orders import Database, total


@pytest.fixture
def orders():
    return [1, 2]


@pytest.fixture(scope="module")
def rates():
    return {"EUR": 1}


@pytest.fixture(scope="session")
def database():
    return Database()


def test_add(orders, database):
    orders.append(3)
    database.add(1)
    assert total(orders) == 6


def test_rate(rates):
    own = dict(rates)
    own["USD"] = 2
    assert rates == {"EUR": 1}
