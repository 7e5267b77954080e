import boto3
import moto
from moto import mock_s3


@mock_s3
def test_upload():
    boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="orders")
    assert True is not False


@moto.mock_sqs
def test_queue():
    assert boto3.client("sqs", region_name="us-east-1").list_queues()
