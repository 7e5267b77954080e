import boto3
import pytest

from tests.aws import s3_verified


@pytest.mark.integration
def test_bucket():
    assert boto3.client("s3").list_buckets()["Buckets"]


@s3_verified
def test_tags():
    assert boto3.client("s3").list_buckets()["Buckets"]
