import pandas as pd


def totals(orders: pd.DataFrame) -> pd.Series:
    # no iterrows() needed
    return orders["price"] * orders["quantity"]
