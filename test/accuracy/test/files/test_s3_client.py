"""Behaviour of lake.s3.S3Client against an in-memory S3."""
from __future__ import annotations

import os

import boto3
import pytest
from moto import mock_aws

from lake.s3 import ObjectMissing, S3Client

BUCKET = "lake-test"


@pytest.fixture(autouse=True)
def _aws_env():
    os.environ["AWS_ACCESS_KEY_ID"] = "testing"
    os.environ["AWS_SECRET_ACCESS_KEY"] = "testing"
    os.environ["AWS_DEFAULT_REGION"] = "eu-west-1"


@pytest.fixture
def client():
    with mock_aws():
        s3 = boto3.client("s3")
        s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        yield S3Client(BUCKET, s3)


class TestUpload:
    @pytest.mark.parametrize(
        ("key", "body"),
        [
            pytest.param("a.txt", b"a", id="flat"),
            pytest.param("x/y/z.bin", b"\x00" * 1024, id="nested"),
            pytest.param("empty", b"", id="empty"),
        ],
    )
    def test_round_trip(self, client, tmp_path, key, body):
        src = tmp_path / "src"
        src.write_bytes(body)
        client.upload(src, key)
        assert client.read(key) == body

    def test_overwrites(self, client, tmp_path):
        src = tmp_path / "src"
        for body in (b"1", b"2"):
            src.write_bytes(body)
            client.upload(src, "k")
        assert client.read("k") == b"2"


def test_missing_object_is_named(client):
    with pytest.raises(ObjectMissing, match="nope"):
        client.read("nope")
