import pandas as pd


def clean(path):
    settings = {"a": {}}
    settings["a"]["b"] = 1
    sheets = pd.read_excel(path, sheet_name=None)
    sheets["Orders"]["total"] = 0
    orders = pd.read_csv(path, dtype="string")
    orders.loc[orders["amount"] < 0, "amount"] = 0
    orders["state"] = "done"
    kinds = {True: {}, False: {}}
    kinds[pd.isna(orders.loc[0, "city"])]["city"] = 1
    return orders, settings, sheets
