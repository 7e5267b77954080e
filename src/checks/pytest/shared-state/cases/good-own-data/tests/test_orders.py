import pytest

from pipeline.orders import total

ORDERS = []
ROWS = [1, 2]
SEEN = []


@pytest.fixture(autouse=True)
def fresh():
    SEEN.clear()


def test_add():
    SEEN.append(1)
    assert total(SEEN) == 1


def test_seen():
    SEEN.append(2)
    assert total(SEEN) == 2


def test_copy():
    rows = list(ROWS)
    rows.append(3)
    assert total(rows) == 6


def test_rows():
    ORDERS.append(1)
    assert total(ROWS) == 3
