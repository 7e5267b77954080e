# Написано наспех, надо переделать
import boto3
from moto import mock_aws
from backfill import push, count_records


@mock_aws
def test_push_works():
    fh = boto3.client('firehose', region_name='eu-west-1')
    s3 = boto3.client('s3', region_name='us-east-1')
    s3.create_bucket(Bucket='dst')
    fh.create_delivery_stream(
        DeliveryStreamName='ds',
        ExtendedS3DestinationConfiguration={'RoleARN': 'arn:aws:iam::123456789012:role/r', 'BucketARN': 'arn:aws:s3:::dst'},
    )
    push(fh, 'ds', [{'a': 1}])
    # если не упало, значит хорошо


def test_count():
    assert count_records([1, 2, 3]) == 3
