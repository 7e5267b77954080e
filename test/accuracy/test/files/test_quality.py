import datetime
import pandas as pd
from quality import null_share, freshness, duplicates, as_batch

ROWS = pd.DataFrame({'id': [1, 2, 2], 'at': pd.to_datetime(['2024-01-01', '2024-01-02', None])})


def test_null_share():
    share = null_share(ROWS, 'at')
    assert (
        0.3 < share < 0.4,
        'one of three is null'
    )


def test_freshness():
    age = freshness(ROWS, 'at', now=datetime.datetime(2024, 1, 3))
    assert age == datetime.timedelta(days=1)


def test_duplicates():
    assert duplicates(ROWS, 'id') == 1, ('expected one duplicate', ROWS)


def test_empty_frame():
    empty = ROWS.iloc[0:0]
    assert null_share(empty, 'at') == 0


def test_ids_in_range():
    batch = as_batch(ROWS)
    batch.expect_column_values_to_be_between('id', 1, 2)
