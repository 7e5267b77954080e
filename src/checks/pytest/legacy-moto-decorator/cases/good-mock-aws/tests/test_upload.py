import boto3
from moto import mock_aws
from moto.server import ThreadedMotoServer

mock_s3_name = "orders"


@mock_aws
def test_upload():
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket=mock_s3_name)
    assert ThreadedMotoServer
