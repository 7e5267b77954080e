from code_under_test import largest


def test_first_is_largest():
    assert largest([3, 1, 2]) == 3
