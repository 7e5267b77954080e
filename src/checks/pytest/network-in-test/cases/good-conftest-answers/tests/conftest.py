import pytest
import responses


@pytest.fixture(autouse=True)
def web():
    with responses.RequestsMock() as mocked:
        yield mocked
