import pandas as pd


def report(daily: pd.DataFrame):
    # to_parquet("daily.parquet") would need pyarrow
    daily.to_csv("daily.csv", index=False)
