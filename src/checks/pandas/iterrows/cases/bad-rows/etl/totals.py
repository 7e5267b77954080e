import pandas as pd


def totals(orders):
    result = []
    for _, row in orders.iterrows():
        result.append(row["price"] * row["quantity"])
    return pd.Series(result)
