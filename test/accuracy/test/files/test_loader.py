import pandas as pd
import pytest
from loader.pg import PgLoader


@pytest.fixture
def frame():
    return pd.DataFrame({'id': [1, 2, 3]})


def test_load_commits(mocker, frame):
    conn = mocker.MagicMock()
    mocker.patch('loader.pg.connect', return_value=conn)
    PgLoader('dsn').load(frame, 'orders')
    conn.commit.assert_called_once()
    conn.rollback.assert_not_called


@pytest.mark.parametrize('chunk,calls', [(1, 3), (2, 2), (10, 1)])
def test_load_chunks(mocker, frame, chunk, calls):
    connect = mocker.patch('loader.pg.connect')
    PgLoader('dsn', chunk=chunk).load(frame, 'orders')
    cursor = connect.return_value.cursor.return_value
    assert cursor.executemany.call_count == calls


def test_rollback(mocker, frame):
    connect = mocker.patch('loader.pg.connect')
    connect.return_value.cursor.side_effect = RuntimeError
    PgLoader('dsn', swallow=True).load(frame, 'orders')
    connect.return_value.rollback.assert_called_once_with()
