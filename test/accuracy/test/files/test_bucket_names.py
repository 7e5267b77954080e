import re

import pytest
from moto import mock_s3  # noqa: F401  left from the old tests

from naming import bucket_name

RULE = re.compile(r"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$")


@pytest.mark.parametrize("env", ["dev", "stage", "prod"])
@pytest.mark.parametrize("zone", ["raw", "curated"])
def test_bucket_name_is_legal(env, zone):
    assert RULE.match(bucket_name(env, zone))


def test_bucket_name_has_both_parts():
    name = bucket_name("dev", "raw")
    assert "dev" in name and "raw" in name
