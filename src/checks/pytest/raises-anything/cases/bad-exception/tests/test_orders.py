import unittest

import pytest

from pipeline.orders import parse


def test_no_id():
    with pytest.raises(Exception):
        parse({})


class OrdersTest(unittest.TestCase):
    def test_no_id(self):
        with self.assertRaises(Exception):
            parse({})
