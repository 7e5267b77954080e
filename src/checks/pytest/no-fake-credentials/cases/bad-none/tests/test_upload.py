import boto3
from moto import mock_aws


@mock_aws
def test_upload():
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="orders")
    assert len(s3.list_buckets()["Buckets"]) == 1
