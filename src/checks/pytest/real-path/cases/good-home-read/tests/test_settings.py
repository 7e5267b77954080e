from pathlib import Path

from pipeline.settings import folder


def test_default(tmp_path):
    assert folder() == Path.home() / "exports"
    (tmp_path / "exports").mkdir()
