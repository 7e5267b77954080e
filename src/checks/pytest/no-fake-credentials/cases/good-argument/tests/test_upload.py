import boto3
from moto import mock_aws


@mock_aws
def test_empty():
    s3 = boto3.client("s3", region_name="us-east-1", aws_access_key_id="testing", aws_secret_access_key="testing")
    assert s3.list_buckets()["Buckets"] == []
