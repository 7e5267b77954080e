import pandas as pd


def load(path, **options):
    return pd.read_csv(path, **options)
