import numpy as np
import pandas as pd


def sizes(orders: pd.DataFrame) -> pd.DataFrame:
    orders["size"] = np.where(orders["amount"] > 1000, "big", "small")
    orders["city"] = orders["city"].apply(str.title)
    print(orders[["a", "b"]].apply(max, axis=0), orders.sum(axis=1))
    return orders
