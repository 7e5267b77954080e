from code_under_test import average


def test_average():
    assert average([2.0]) == 2.0
