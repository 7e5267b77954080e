"""Shared helpers for the integration tests (no tests in here)."""
import json
import pathlib

import pandas as pd

DATA = pathlib.Path(__file__).parent / "data"


def load_case(name):
    with open(DATA / f"{name}.json", encoding="utf-8") as fh:
        return json.load(fh)


def assert_same_rows(left: pd.DataFrame, right: pd.DataFrame, keys):
    left = left.sort_values(keys).reset_index(drop=True)
    right = right.sort_values(keys).reset_index(drop=True)
    pd.testing.assert_frame_equal(left, right, check_dtype=False)


def rows(n, **extra):
    return [{"id": i, **extra} for i in range(n)]
