import boto3
import httpx
import requests

from service.app import app


def test_local(base_url):
    assert requests.get("http://localhost:8000/health", timeout=5).ok
    assert requests.get("http://127.0.0.1:8000/health", timeout=5).ok
    assert requests.get(f"{base_url}/health", timeout=5).ok


def test_in_process():
    client = httpx.Client(transport=httpx.WSGITransport(app=app))
    assert client.get("http://shop.example.org/").status_code == 200


def test_localstack():
    s3 = boto3.client("s3", endpoint_url="http://localhost:4566")
    assert s3.list_buckets()["Buckets"] == []
