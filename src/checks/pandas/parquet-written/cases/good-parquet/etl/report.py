import pandas as pd


def report(daily: pd.DataFrame):
    (
        daily.sort_values("day")
        .to_parquet("daily.parquet", index=False)
    )
