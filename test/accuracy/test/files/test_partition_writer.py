from io import BytesIO

import boto3
import pandas as pd
from moto import mock_aws
from pandas.testing import assert_frame_equal

from writer import PartitionWriter


def _client():
    return boto3.client("s3", region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="y")


def _read(client, key):
    return pd.read_parquet(BytesIO(client.get_object(Bucket="out", Key=key)["Body"].read()))


@mock_aws
def test_one_file_per_day(tmpdir):
    client = _client()
    client.create_bucket(Bucket="out")
    df = pd.DataFrame({"day": ["2024-01-01", "2024-01-02"], "v": [1, 2]})

    PartitionWriter(client, "out", scratch=str(tmpdir)).write(df, by="day")

    keys = [o["Key"] for o in client.list_objects_v2(Bucket="out")["Contents"]]
    assert keys == ["day=2024-01-01/part-0.parquet", "day=2024-01-02/part-0.parquet"]


@mock_aws
def test_content_is_kept(tmpdir):
    client = _client()
    client.create_bucket(Bucket="out")
    df = pd.DataFrame({"day": ["2024-01-01"], "v": [1]})
    PartitionWriter(client, "out", scratch=str(tmpdir)).write(df, by="day")
    assert_frame_equal(_read(client, "day=2024-01-01/part-0.parquet"), df[["v"]])
