import unittest
from unittest.mock import Mock

import numpy as np
import pytest

from pipeline.orders import load, parse


def check_order(order):
    assert order.id > 0


def check_all(orders):
    for order in orders:
        check_order(order)


def test_plain():
    assert parse({"id": "1"}).id == 1


def test_through_helpers():
    check_all([parse({"id": "1"})])


def test_mock():
    target = Mock()
    load([1], target)
    target.insert.assert_called_once_with([1])


def test_arrays():
    np.testing.assert_allclose([1.0], [1.0])


def test_raises():
    with pytest.raises(ValueError):
        parse({})


def test_by_hand():
    if parse({"id": "1"}).id != 1:
        raise AssertionError("wrong id")


@pytest.fixture
def test_client():
    return object()


class OrdersTest(unittest.TestCase):
    def helper(self, order):
        self.assertEqual(order.id, 1)

    def test_method(self):
        self.helper(parse({"id": "1"}))
