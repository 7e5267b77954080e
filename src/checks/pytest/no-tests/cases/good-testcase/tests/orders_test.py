import unittest

from pipeline.orders import parse


class OrdersCase(unittest.TestCase):
    def testParse(self):
        self.assertEqual(parse({"id": "1"}).id, 1)
