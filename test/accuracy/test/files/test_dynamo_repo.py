import boto3
import pytest
from moto import mock_dynamodb2

from repo import StateRepo


@pytest.fixture
def table():
    with mock_dynamodb2():
        ddb = boto3.resource(
            "dynamodb",
            region_name="us-east-1",
            aws_access_key_id="fake",
            aws_secret_access_key="fake",
        )
        yield ddb.create_table(
            TableName="state",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )


def test_put_and_get(table):
    repo = StateRepo(table)
    repo.put("orders", {"watermark": "2021-01-01"})
    assert repo.get("orders") == {"watermark": "2021-01-01"}


def test_get_unknown_is_none(table):
    assert StateRepo(table).get("unknown") is None


def test_put_twice(table):
    repo = StateRepo(table)
    repo.put("orders", {"watermark": "a"})
    repo.put("orders", {"watermark": "b"})
    repo.get("orders")["watermark"] == "b"
    assert table.item_count == 1
