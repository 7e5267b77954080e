import pandas as pd


def load(paths):
    parts = []
    for path in paths:
        both = pd.concat([pd.read_parquet(path), pd.read_parquet(path + ".late")])
        parts.append(both)
    total = pd.concat(parts, ignore_index=True)
    return pd.concat([total, total])
