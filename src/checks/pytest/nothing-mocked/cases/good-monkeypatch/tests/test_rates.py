from pipeline import rates


def test_latest(monkeypatch):
    monkeypatch.setenv("BASE", "USD")
    assert rates.latest("EUR") == 1
