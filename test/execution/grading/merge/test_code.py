from code_under_test import merged


def test_both():
    assert set(merged({"a": 1}, {"b": 2})) >= {"a"}
