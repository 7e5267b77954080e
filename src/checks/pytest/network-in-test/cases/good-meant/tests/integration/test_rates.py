import requests


def test_rates():
    assert requests.get("https://api.rates.example.com/latest", timeout=5).ok
