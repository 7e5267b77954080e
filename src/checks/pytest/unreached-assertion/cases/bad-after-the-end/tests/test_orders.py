import unittest
from unittest.mock import Mock

import pytest

from pipeline.orders import BadOrder, load, parse


def test_parse():
    order = parse({"id": "1"})
    return order
    assert order.id == 1


def test_load():
    target = Mock()
    with pytest.raises(BadOrder):
        load([{}], target)
        target.insert.assert_not_called()


class OrdersTest(unittest.TestCase):
    def test_no_id(self):
        with self.assertRaises(BadOrder) as caught:
            parse({})
            self.assertIn("id", str(caught.exception))
