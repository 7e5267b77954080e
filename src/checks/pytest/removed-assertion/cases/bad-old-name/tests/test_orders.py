import unittest

from pipeline.orders import parse


class OrdersTest(unittest.TestCase):
    def test_id(self):
        self.assertEquals(parse({"id": "1"}).id, 1)
