import pandas as pd


def read_orders(path: str) -> pd.DataFrame:
    return pd.read_csv(path).merge(pd.read_csv("extra.csv"), on="order_id", validate="one_to_one")
