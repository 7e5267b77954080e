import pytest


@pytest.fixture
def row():
    return {"id": "1"}
