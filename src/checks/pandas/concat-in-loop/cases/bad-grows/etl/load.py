import pandas as pd


def load(paths):
    total = pd.DataFrame()
    for path in paths:
        total = pd.concat([total, pd.read_parquet(path)])
    rest = pd.DataFrame()
    while paths:
        rest = rest.append(pd.read_parquet(paths.pop()))
    return total, rest
