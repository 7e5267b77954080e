import httpx
import respx

from pipeline import rates


@respx.mock
def test_latest():
    respx.get("https://rates.example.org/").mock(return_value=httpx.Response(200, json={"EUR": 1}))
    assert rates.latest("EUR") == 1
