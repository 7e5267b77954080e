import pandas as pd


def clean(path):
    orders = pd.read_csv(path, dtype="string")
    orders[orders["amount"] < 0]["amount"] = 0
    orders.loc[orders.paid]["state"] = "done"
    orders["note"].iloc[0] = ""
    orders["total"][3] = 7
    orders[orders["city"].isna()]["city"] = "unknown"
    return orders
