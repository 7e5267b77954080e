import unittest

import boto3
from moto import mock_s3

from uploader import upload_file


class UploadTest(unittest.TestCase):

    @mock_s3
    def test_upload_file(self):
        conn = boto3.resource('s3', region_name='us-east-1')
        conn.create_bucket(Bucket='mybucket')

        upload_file('mybucket', 'hello.txt', 'hello')

        body = conn.Object('mybucket', 'hello.txt').get()['Body'].read().decode('utf-8')
        self.assertEqual(body, 'hello')

    @mock_s3
    def test_upload_empty(self):
        conn = boto3.resource('s3', region_name='us-east-1')
        conn.create_bucket(Bucket='mybucket')
        upload_file('mybucket', 'empty.txt', '')
        objs = list(conn.Bucket('mybucket').objects.all())
        self.assertEqual(len(objs), 1)


if __name__ == '__main__':
    unittest.main()
