from pathlib import Path

from pipeline.write import write


def test_write():
    write("out.csv", [1])
    assert Path("out.csv").exists()
