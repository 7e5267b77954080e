import boto3
import pytest
from moto import mock_aws
from catalog import register_table, table_exists

COLUMNS = [{"Name": "id", "Type": "bigint"}, {"Name": "ts", "Type": "timestamp"}]


@mock_aws
@pytest.mark.parametrize("name,expected", [("orders", True), ("ORDERS", True), ("returns", False)])
def test_table_exists(name, expected):
    glue = boto3.client("glue", region_name="us-east-1")
    glue.create_database(DatabaseInput={"Name": "raw"})
    register_table(glue, "raw", "orders", COLUMNS)
    assert table_exists(glue, "raw", name) is expected


@mock_aws
def test_columns_survive():
    glue = boto3.client("glue", region_name="us-east-1")
    glue.create_database(DatabaseInput={"Name": "raw"})
    register_table(glue, "raw", "orders", COLUMNS)
    stored = glue.get_table(DatabaseName="raw", Name="orders")["Table"]
    assert stored["StorageDescriptor"]["Columns"] == COLUMNS
    assert stored["TableType"] in ("EXTERNAL_TABLE", "MANAGED_TABLE")
