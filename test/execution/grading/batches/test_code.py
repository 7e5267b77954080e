from code_under_test import batches


def test_even():
    assert list(batches(iter([1, 2, 3, 4]), 2)) == [[1, 2], [3, 4]]
