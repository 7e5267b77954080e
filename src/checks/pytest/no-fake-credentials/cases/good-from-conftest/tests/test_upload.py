import boto3
from moto import mock_aws


@mock_aws
def test_empty(aws_credentials):
    assert boto3.client("s3", region_name="us-east-1").list_buckets()["Buckets"] == []
