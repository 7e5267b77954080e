import unittest
from unittest.mock import Mock

import pytest

from pipeline.orders import BadOrder, load, parse


def test_load():
    target = Mock()
    if target is None:
        return
    with pytest.raises(BadOrder):
        load([{}], target)
    target.insert.assert_not_called()


def test_mock_complains():
    target = Mock()
    with pytest.raises(AssertionError):
        load([], target)
        target.insert.assert_called_once()


class OrdersTest(unittest.TestCase):
    def test_no_id(self):
        with self.assertRaises(BadOrder):
            parse({})
            self.fail("accepted")
