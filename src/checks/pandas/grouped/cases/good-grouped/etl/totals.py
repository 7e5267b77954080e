import pandas as pd


def totals(orders: pd.DataFrame) -> pd.DataFrame:
    return orders.groupby("customer_id", as_index=False).agg(total=("amount", "sum"))
