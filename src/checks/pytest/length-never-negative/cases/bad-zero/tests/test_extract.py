import unittest

from orders.extract import extract


def test_rows():
    rows = extract("orders.csv")
    assert len(rows) >= 0


def test_more():
    rows = extract("orders.csv")
    assert rows is not None and len(rows) > -1
    assert 0 <= len(rows), "rows"


class ExtractTest(unittest.TestCase):
    def test_rows(self):
        self.assertGreaterEqual(len(extract("orders.csv")), 0)
