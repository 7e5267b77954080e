import httpx


def fetch(url, requests):
    requests.get(url)
    return httpx.get(url)
