import requests


def test_rate(web):
    web.get("https://api.rates.example.org/latest", json={"EUR": 0.9})
    assert requests.get("https://api.rates.example.org/latest", timeout=5).json() == {"EUR": 0.9}
