import unittest
from datetime import date, datetime

from pipeline.orders import new_order


def test_day():
    assert new_order().day == date.today()


def test_created():
    expected = datetime.now()
    assert new_order().created == expected


class OrdersTest(unittest.TestCase):
    def test_day(self):
        self.assertEqual(new_order().day, date.today())
