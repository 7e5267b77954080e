# tests for the queue consumer
import boto3
import json
import moto
from moto import mock_sqs
from consumer import poll_once

QUEUE = 'jobs'

def make_queue():
    sqs = boto3.resource('sqs', region_name='eu-central-1')
    return sqs.create_queue(QueueName=QUEUE)

@mock_sqs
def test_1():
    q = make_queue()
    q.send_message(MessageBody=json.dumps({'id': 1}))
    got = poll_once(QUEUE)
    assert got == [{'id': 1}]

@mock_sqs
def test_2():
    make_queue()
    assert poll_once(QUEUE) == []

@mock_sqs
def test_3():
    q = make_queue()
    for i in range(20):
        q.send_message(MessageBody=json.dumps({'id': i}))
    got = poll_once(QUEUE)
    print('got', len(got))
