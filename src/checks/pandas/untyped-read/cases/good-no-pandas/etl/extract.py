import polars as pl


def load(path):
    return pl.read_csv(path)
