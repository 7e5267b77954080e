import pytest

from pipeline.orders import total


@pytest.fixture
def orders():
    return [1, 2]


def test_total():
    assert total([1, 2]) == 3
