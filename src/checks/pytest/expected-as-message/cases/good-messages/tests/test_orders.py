import unittest

from pipeline.orders import errors, is_valid, total


def test_total():
    found = errors([1, 2])
    assert total([1, 2]) == 3, 3
    assert is_valid([1]), "one is valid"
    assert not found, found
    assert is_valid([1]), [len(found), "errors"]
    assert is_valid([1]), f"{found}"


class OrdersTest(unittest.TestCase):
    def test_total(self):
        self.assertTrue(is_valid([1]), "one is valid")
        self.assertTrue(is_valid([1]), msg=None)
