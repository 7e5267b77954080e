import boto3
from moto import mock_aws

from pipeline.upload import upload


@mock_aws
def test_upload():
    client = boto3.client("s3", region_name="us-east-1")
    client.create_bucket(Bucket="orders")
    upload(client, "orders", "a.csv", b"id")
    assert client.list_objects_v2(Bucket="orders")["KeyCount"] == 1
