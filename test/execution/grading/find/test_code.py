from code_under_test import position


def test_found():
    assert position([1, 3, 5], 3) == 1
