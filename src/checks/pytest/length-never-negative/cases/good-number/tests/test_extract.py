from orders.extract import extract


def test_rows(n=0):
    rows = extract("orders.csv")
    assert len(rows) > 0
    assert len(rows) >= 1
    assert len(rows) == 0 or rows[0]["amount"] >= 0
    assert 0 <= len(rows) < 10
    assert len(rows) >= n
