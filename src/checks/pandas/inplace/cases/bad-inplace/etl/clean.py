import pandas as pd


def clean(orders: pd.DataFrame) -> pd.DataFrame:
    orders.drop(columns="note", inplace=True)
    orders["amount"].fillna(0, inplace = True)
    return orders
