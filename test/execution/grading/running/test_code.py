from code_under_test import running_totals


def test_one():
    assert list(running_totals([1])) == [1]
