import textwrap

from pytest import raises

from app.config import Config, ConfigError


def write(path, text):
    path.write_text(textwrap.dedent(text))
    return str(path)


def test_reads_yaml(tmp_path):
    cfg = Config.load(write(tmp_path / "c.yml", """
        source: s3
        batch: 500
    """))
    assert (cfg.source, cfg.batch) == ("s3", 500)


def test_env_wins(tmp_path, monkeypatch):
    monkeypatch.setenv("APP_BATCH", "10")
    cfg = Config.load(write(tmp_path / "c.yml", "source: s3\nbatch: 500\n"))
    assert cfg.batch == 10


def test_negative_batch(tmp_path):
    path = write(tmp_path / "c.yml", "source: s3\nbatch: -1\n")
    with raises(ConfigError) as info:
        Config.load(path)
        msg = str(info.value)
        assert "batch" in msg
        assert "-1" in msg


def test_missing_file():
    with raises(FileNotFoundError):
        Config.load("/does/not/exist.yml")
