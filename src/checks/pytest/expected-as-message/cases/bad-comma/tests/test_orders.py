import unittest

from pipeline.orders import is_valid, names, total


def test_total():
    assert total([1, 2]), 3
    assert names([1, 2]), ["a", "b"]
    assert is_valid([]), False


class OrdersTest(unittest.TestCase):
    def test_total(self):
        self.assertTrue(total([1, 2]), 3)
