"""Sales by day and city: orders and customers from CSV, the totals to Parquet."""

import sys
from pathlib import Path

import pandas as pd


def read_orders(path: Path) -> pd.DataFrame:
    """Every order, with the types that it was written with."""
    types = {"order_id": "int64", "customer_id": "int64", "channel": "string", "amount": "float64"}
    return pd.read_csv(path, dtype=types, parse_dates=["ordered_at"])


def read_customers(path: Path) -> pd.DataFrame:
    """Every address that a customer ever had. A postcode is text: `01067` begins with a zero."""
    types = {"customer_id": "int64", "zip": "string", "city": "string"}
    return pd.read_csv(path, dtype=types, parse_dates=["since"])


def newest(customers: pd.DataFrame) -> pd.DataFrame:
    """One row for each customer: the address that holds since last."""
    return customers.sort_values("since").drop_duplicates("customer_id", keep="last")


def transform(orders: pd.DataFrame, customers: pd.DataFrame) -> pd.DataFrame:
    """Number and sum of the orders by day and city; the city of an unknown customer is `unknown`."""
    placed = orders.merge(newest(customers), on="customer_id", how="left", validate="many_to_one")
    placed["day"] = placed["ordered_at"].dt.date
    placed["city"] = placed["city"].fillna("unknown")
    totals = placed.groupby(["day", "city"], as_index=False).agg(orders=("order_id", "count"), amount=("amount", "sum"))
    return totals.round({"amount": 2})


def run(folder: Path, target: Path) -> None:
    """Reads `orders.csv` and `customers.csv` of a folder and writes the totals."""
    totals = transform(read_orders(folder / "orders.csv"), read_customers(folder / "customers.csv"))
    totals.to_parquet(target, index=False)


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
