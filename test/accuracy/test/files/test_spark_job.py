import pytest
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from jobs.sessions import sessionise, write_sessions


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    warehouse = tmp_path_factory.mktemp("warehouse")
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.sql.warehouse.dir", str(warehouse))
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture
def clicks(spark):
    rows = [("u1", 0), ("u1", 60), ("u1", 7200), ("u2", 5)]
    return spark.createDataFrame(rows, "user string, at long")


def test_three_sessions(clicks):
    assert sessionise(clicks, gap=1800).select("session").distinct().count() == 3


def test_no_rows_lost(clicks):
    out = sessionise(clicks, gap=1800)
    out.count() == clicks.count()


def test_filter_is_lazy(clicks):
    assert clicks.filter(F.col("at") == 5).count() == 1


def test_write(clicks, tmp_path):
    write_sessions(sessionise(clicks, gap=1800), str(tmp_path / "out"))
