from code_under_test import clamp


def test_inside():
    assert clamp(5, 1, 10) == 5
