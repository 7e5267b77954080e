from unittest.mock import patch

import boto3
import requests
from moto import mock_aws


@patch("requests.get")
def test_rate(get):
    get.return_value.json.return_value = {"EUR": 0.9}
    assert requests.get("https://api.rates.example.org/latest", timeout=5).json()["EUR"] == 0.9


@mock_aws
def test_bucket():
    assert boto3.client("s3", region_name="us-east-1").list_buckets()["Buckets"] == []
