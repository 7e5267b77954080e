from pathlib import Path

from pipeline.export import export


def test_export(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (Path.home() / "exports").mkdir()
    export(Path.home() / "exports")
