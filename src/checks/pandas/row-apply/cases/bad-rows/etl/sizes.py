import pandas as pd


def sizes(orders: pd.DataFrame) -> pd.DataFrame:
    orders["size"] = orders.apply(lambda row: "big" if row["amount"] > 1000 else "small", axis=1)
    orders["label"] = orders[["name", "city"]].apply(" / ".join, 1)
    return orders
