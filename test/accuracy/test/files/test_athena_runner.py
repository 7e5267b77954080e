import boto3
from moto import mock_aws

import athena_runner


@mock_aws
def test_1():
    """query is started"""
    client = boto3.client("athena", region_name="eu-west-1")
    qid = athena_runner.start(client, "select 1", "s3://out/")
    assert qid


@mock_aws
def test_2():
    """status is known"""
    client = boto3.client("athena", region_name="eu-west-1")
    qid = athena_runner.start(client, "select 1", "s3://out/")
    assert athena_runner.status(client, qid) in ("QUEUED", "RUNNING", "SUCCEEDED")


def test_3():
    """sql is trimmed"""
    assert athena_runner.clean("  select 1 ; ") == "select 1"
