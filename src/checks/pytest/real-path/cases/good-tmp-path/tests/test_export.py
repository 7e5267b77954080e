from pathlib import Path

from pipeline.export import export, folder_of


def test_export(tmp_path):
    target = tmp_path / "out.csv"
    export(target)
    assert target.read_text() == "id\n1\n"


def test_folder():
    assert folder_of("/tmp/out.csv") == Path("/tmp")
    with open("tests/data/orders.csv") as file:
        assert export(file) == 1
