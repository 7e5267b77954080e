import boto3
from moto import mock_kinesis
from unittest.mock import Mock
import pytest

from stream.producer import Producer


@pytest.fixture(scope='function')
def stream():
    m = mock_kinesis()
    m.start()
    c = boto3.client('kinesis', region_name='us-west-2')
    c.create_stream(StreamName='events', ShardCount=1)
    yield c
    m.stop()


def test_send_one(stream):
    p = Producer('events', stream)
    assert p.send({'a': 1})['ShardId']


def test_send_calls_hook(stream):
    hook = Mock()
    Producer('events', stream, on_sent=hook).send({'a': 1})
    hook.assert_called_once


def test_flush(stream):
    p = Producer('events', stream)
    p.send({'a': 1})
    p.flush()
