from unittest.mock import patch

from pipeline.rates import history, latest


@patch("pipeline.rates.latest", return_value=2)
def test_latest(mocked):
    assert latest("USD") == 2


def test_history():
    with patch("pipeline.rates.history") as mocked:
        mocked.return_value = [1]
        assert history("USD") == [1]


def test_mocker(mocker):
    mocker.patch("pipeline.rates.latest", return_value=2)
    assert latest("USD") == 2
