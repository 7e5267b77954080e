from itertools import groupby

import pandas as pd


def totals(orders: pd.DataFrame) -> dict:
    result = {}
    for customer in orders["customer_id"].unique():
        result[customer] = orders[orders["customer_id"] == customer]["amount"].sum()
    return result | dict(groupby([]))
