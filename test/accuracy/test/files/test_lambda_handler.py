import os
import json
import unittest
from unittest import mock

import boto3
from moto import mock_s3, mock_sns

os.environ.setdefault('AWS_DEFAULT_REGION', 'us-east-1')
os.environ['AWS_ACCESS_KEY_ID'] = 'foo'
os.environ['AWS_SECRET_ACCESS_KEY'] = 'bar'

import handler


@mock_s3
@mock_sns
class HandlerTestCase(unittest.TestCase):
    def setUp(self):
        self.s3 = boto3.client('s3')
        self.s3.create_bucket(Bucket='in')
        self.topic = boto3.client('sns').create_topic(Name='done')['TopicArn']

    def event(self, key):
        return {'Records': [{'s3': {'bucket': {'name': 'in'}, 'object': {'key': key}}}]}

    def test_ok(self):
        self.s3.put_object(Bucket='in', Key='a.json', Body=json.dumps({'x': 1}))
        with mock.patch.dict(os.environ, {'TOPIC': self.topic}):
            self.assertEqual(handler.main(self.event('a.json'), None), {'rows': 1})

    def test_no_object(self):
        with self.assertRaises(handler.NotFound):
            handler.main(self.event('b.json'), None)

    def test_empty_event(self):
        self.assertIsNone(handler.main({}, None))
