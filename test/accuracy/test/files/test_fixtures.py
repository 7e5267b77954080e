"""pytest plugin: `pytest_plugins = ["tests.test_fixtures"]`."""
from unittest import mock

import pytest
import sqlalchemy as sa


@pytest.fixture(scope="session")
def engine(tmp_path_factory):
    path = tmp_path_factory.mktemp("db") / "test.sqlite"
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as conn:
        conn.execute(sa.text("CREATE TABLE orders (id INTEGER PRIMARY KEY, amount REAL)"))
    yield engine
    engine.dispose()


@pytest.fixture
def conn(engine):
    with engine.connect() as c:
        tx = c.begin()
        yield c
        tx.rollback()


@pytest.fixture
def slack():
    with mock.patch("alerts.slack.post") as post:
        yield post
