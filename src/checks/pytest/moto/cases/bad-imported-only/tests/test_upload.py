import boto3
from moto import mock_aws

from pipeline.upload import upload


def test_upload():
    client = boto3.client("s3")
    upload(client, "orders", "a.csv", b"id")
    assert client.list_objects_v2(Bucket="orders")["KeyCount"] == 1
