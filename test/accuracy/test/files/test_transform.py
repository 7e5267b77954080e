import pandas as pd
from src.transform import add_total, drop_empty


def test_add_total():
    df = pd.DataFrame({"qty": [1, 2], "price": [10.0, 5.0]})
    result = add_total(df)
    assert list(result["total"]) == [10.0, 10.0]


def test_add_total_keeps_rows():
    df = pd.DataFrame({"qty": [1, 2], "price": [10.0, 5.0]})
    assert len(add_total(df)) == len(df)


def test_drop_empty():
    df = pd.DataFrame({"a": [1, None], "b": [None, None]})
    result = drop_empty(df)
    # @pytest.mark.parametrize would be nicer here, I will learn it later
    assert result.shape == (1, 2), "rows with only nulls must go"
