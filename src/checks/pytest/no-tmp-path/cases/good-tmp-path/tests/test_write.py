import pytest

from pipeline.write import write


@pytest.fixture
def target(tmp_path):
    return tmp_path / "out.csv"


def test_write(target):
    write(target, [1])
    assert target.exists()
