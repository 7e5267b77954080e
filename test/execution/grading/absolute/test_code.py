from code_under_test import absolute


def test_positive():
    assert absolute(3) == 3
