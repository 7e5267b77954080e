import pytest

from pipeline.orders import parse


@pytest.fixture
def row():
    return {"id": "1", "amount": "2.50"}


def check_parse(row):
    assert parse(row).id == 1
