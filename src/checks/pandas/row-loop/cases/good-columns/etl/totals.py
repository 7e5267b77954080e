import pandas as pd


def totals(orders: pd.DataFrame, parts: list, client):
    orders["total"] = orders["price"] * orders["quantity"]
    for row in orders.itertuples(index=False):
        client.notify(row.email)
    for i in range(len(parts)):
        parts[i] = parts[i].strip()
    for column in orders.columns:
        orders.loc[:, column] = orders[column].fillna(0)
    return orders
