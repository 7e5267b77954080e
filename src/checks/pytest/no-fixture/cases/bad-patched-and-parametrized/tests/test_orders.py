import unittest
from unittest import mock

import pytest

from pipeline.orders import load, parse


@mock.patch("pipeline.orders.fetch")
@pytest.mark.parametrize("number", ["1", "2"])
def test_load(fetch, number):
    fetch.return_value = {"id": number}
    assert load().id == int(number)


class OrdersTest(unittest.TestCase):
    def setUp(self):
        self.row = {"id": "1"}

    def test_parse(self):
        assert parse(self.row).id == 1
