import pandas as pd


def totals(orders: pd.DataFrame, days: pd.DataFrame):
    for i in range(len(orders)):
        orders.loc[i, "total"] = orders.loc[i, "price"] * orders.loc[i, "quantity"]
    for day in days.index:
        if days.at[day, "closed"]:
            days.at[day, "sales"] = 0
    names = []
    for row in orders.itertuples(index=False):
        names.append(row.name.upper())
    return names
