from unittest.mock import Mock

from pipeline.rates import cached, in_euros


def test_in_euros():
    client = Mock()
    client.rate.return_value = 2
    result = in_euros(10, client)
    assert result == 20
    assert result == client.rate("USD") * 10


def test_result_is_passed_on():
    convert = Mock(return_value=3)
    assert in_euros(10, convert) == convert.return_value


def test_wrapped():
    rate = Mock(wraps=cached(lambda currency: 2))
    assert rate("USD") == 2
