import pytest


@pytest.fixture(scope="session")
def celery_config():
    return {"broker_url": "memory://"}


def test_task(celery_worker):
    assert celery_worker
