import pytest
import responses
from requests.exceptions import HTTPError

from clients.weather import WeatherClient

URL = "https://api.example.org/v2/now"


@pytest.fixture()
def client():
    return WeatherClient(base_url="https://api.example.org/v2", token="test-token")


@responses.activate
def test_now(client):
    responses.add(responses.GET, URL, json={"temp": 3.5}, status=200)
    assert client.now("Oslo").temp == 3.5


@responses.activate
def test_retries_on_503(client):
    responses.add(responses.GET, URL, status=503)
    responses.add(responses.GET, URL, json={"temp": 1}, status=200)
    client.now("Oslo")
    assert len(responses.calls) == 2


@responses.activate
def test_gives_up_on_404(client):
    responses.add(responses.GET, URL, status=404)
    with pytest.raises(HTTPError) as excinfo:
        client.now("Atlantis")
    assert excinfo.value.response.status_code == 404
