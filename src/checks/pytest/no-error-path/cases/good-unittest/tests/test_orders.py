import unittest

from pipeline.orders import parse


class OrdersTest(unittest.TestCase):
    def test_no_id(self):
        with self.assertRaisesRegex(ValueError, "id"):
            parse({})
