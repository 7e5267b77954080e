"""Custom sensor shared by the ingestion DAGs. Import it, do not put a DAG here."""
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.sensors.base import BaseSensorOperator
from datetime import datetime


class S3PartitionSensor(BaseSensorOperator):
    template_fields = ("bucket", "prefix")

    def __init__(self, *, bucket, prefix, min_files=1, aws_conn_id="aws_default", **kwargs):
        super().__init__(**kwargs)
        self.bucket = bucket
        self.prefix = prefix
        self.min_files = min_files
        self.aws_conn_id = aws_conn_id

    def poke(self, context):
        hook = S3Hook(aws_conn_id=self.aws_conn_id)
        keys = hook.list_keys(self.bucket, prefix=self.prefix) or []
        self.log.info("%s: %d files under %s", datetime.now(), len(keys), self.prefix)
        return len(keys) >= self.min_files
