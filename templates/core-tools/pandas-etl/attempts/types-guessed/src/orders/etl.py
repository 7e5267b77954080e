"""ETL of the shop."""

import sys

import pandas as pd

ORDERS = "C:\\Users\\kim\\shop\\orders.csv"


def extract(customers_path):
    orders = pd.read_csv(ORDERS)
    customers = pd.read_csv(customers_path)
    customers.drop_duplicates(inplace=True)
    return orders, customers


def transform(orders, customers):
    orders["day"] = pd.to_datetime(orders["ordered_at"]).dt.date
    merged = orders.merge(customers, on="customer_id", how="left")
    merged[merged["city"].isna()]["city"] = "unknown"
    return merged.groupby(["day", "city"]).agg({"order_id": "count", "amount": "sum"}).reset_index()


def load(totals):
    totals.to_csv("totals.csv", index=False)


if __name__ == "__main__":
    load(transform(*extract(sys.argv[1])))
