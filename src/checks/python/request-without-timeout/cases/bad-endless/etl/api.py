import requests
from requests import post as send


def fetch(url, rows):
    response = requests.get(
        url,
        params={"page": 1},
    )
    send(url, json=rows)
    return response.json()
