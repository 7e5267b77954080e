import os

import boto3
import pytest
from moto import mock_aws


@pytest.fixture
def s3():
    os.environ["AWS_ACCESS_KEY_ID"] = "testing"
    with mock_aws():
        yield boto3.client("s3", region_name="us-east-1")


def test_empty(s3):
    assert s3.list_buckets()["Buckets"] == []
