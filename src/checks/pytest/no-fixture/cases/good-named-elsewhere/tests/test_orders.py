import pytest

from tests.cases import NAMES, ROWS


@pytest.mark.parametrize(NAMES, ROWS)
def test_rows(*values):
    assert values
