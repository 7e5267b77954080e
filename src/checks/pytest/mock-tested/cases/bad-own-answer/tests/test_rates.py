import unittest
from unittest.mock import MagicMock, Mock


def test_rate():
    client = Mock()
    client.rate.return_value = 2
    assert client.rate("USD") == 2


def test_rate_by_name():
    client = Mock()
    client.rate.return_value = 2
    result = client.rate("USD")
    assert result == 2


class RatesTest(unittest.TestCase):
    def test_rate(self):
        rate = MagicMock(return_value=2)
        self.assertEqual(rate("USD"), 2)
