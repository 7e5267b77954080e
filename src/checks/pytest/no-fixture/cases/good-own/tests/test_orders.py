import pytest


@pytest.fixture(scope="module")
def row():
    return {"id": "1"}


def test_row(row):
    assert row["id"] == "1"
