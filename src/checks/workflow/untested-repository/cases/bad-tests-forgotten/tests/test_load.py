from etl.load import rows


def test_rows():
    assert rows('a,b') == [['a', 'b']]
