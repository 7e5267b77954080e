import pandas as pd
import numpy as np

from ops import fill_gaps, top_n, normalise


def test_fill_gaps():
    s = pd.Series([1, np.nan, 3])
    pd.testing.assert_series_equal(fill_gaps(s), pd.Series([1.0, 2.0, 3.0]))


def test_top_n():
    df = pd.DataFrame({"k": list("abc"), "v": [1, 3, 2]})
    out = top_n(df, "v", 2)
    out["k"].tolist() == ["b", "c"]


def test_normalise():
    df = pd.DataFrame({"v": [0, 5, 10]})
    out = normalise(df)
    np.testing.assert_allclose(out["v"], [0, 0.5, 1])


def test_normalise_constant():
    df = pd.DataFrame({"v": [7, 7]})
    out = normalise(df)
    out.isna().sum().sum() == 0
    len(out) == 2
