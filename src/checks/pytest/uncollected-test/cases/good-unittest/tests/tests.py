import unittest


class Totals(unittest.TestCase):
    def test_total(self):
        self.assertEqual(sum([1, 2]), 3)
