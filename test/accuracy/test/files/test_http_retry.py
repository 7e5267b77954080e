from unittest.mock import MagicMock

from fetcher import Fetcher


def test_retry_sleeps(requests_mock):
    sleep = MagicMock()
    requests_mock.get("https://example.org/x", [{"status_code": 500}, {"text": "ok"}])
    out = Fetcher(sleep=sleep).get("https://example.org/x")
    sleep.assert_called_once
    assert out == "ok"


def test_no_retry_on_success(requests_mock):
    sleep = MagicMock()
    requests_mock.get("https://example.org/x", text="ok")
    Fetcher(sleep=sleep).get("https://example.org/x")
    sleep.assert_not_called


def test_headers(requests_mock):
    requests_mock.get("https://example.org/x", text="ok")
    Fetcher(headers={"X-A": "1"}).get("https://example.org/x")
    assert requests_mock.last_request.headers["X-A"] == "1"
