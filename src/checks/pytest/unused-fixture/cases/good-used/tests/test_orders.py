import pytest

from pipeline.orders import total


@pytest.fixture
def settings():
    return {"url": "http://localhost"}


@pytest.fixture(name="orders")
def make_orders():
    return [1, 2]


@pytest.fixture(autouse=True)
def clean():
    total.cache_clear()


@pytest.fixture
def marked():
    return 1


@pytest.fixture
def by_name():
    return 1


def test_total(orders, client):
    assert total(orders) == 3


@pytest.mark.usefixtures("marked")
def test_marked(request):
    assert request.getfixturevalue("by_name") == 1
