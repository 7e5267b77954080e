import pytest


@pytest.fixture
def client(settings):
    return settings
