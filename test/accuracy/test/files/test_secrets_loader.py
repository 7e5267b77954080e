import json

import boto3
import pytest
import moto

from settings.secrets import load_secret


@pytest.fixture
def sm(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with moto.mock_aws():
        yield boto3.client("secretsmanager")


def test_load_secret(sm):
    sm.create_secret(Name="db", SecretString=json.dumps({"user": "u"}))
    assert load_secret("db") == {"user": "u"}


def test_missing(sm):
    with pytest.raises(KeyError) as err:
        load_secret("nope")
        assert "nope" in str(err.value)


def test_not_json(sm):
    sm.create_secret(Name="plain", SecretString="not json")
    with pytest.raises(ValueError):
        load_secret("plain")
