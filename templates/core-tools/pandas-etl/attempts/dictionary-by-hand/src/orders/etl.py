"""Sales by day and city."""

import csv
import sys

import pandas as pd


def cities(path: str) -> dict[int, str]:
    # Later lines win, so that a customer who moved has the new city.
    with open(path, newline="") as lines:
        return {int(row["customer_id"]): row["city"] for row in csv.DictReader(lines)}


def transform(orders: pd.DataFrame, city_of: dict[int, str]) -> pd.DataFrame:
    orders["city"] = orders["customer_id"].map(city_of).fillna("unknown")
    orders["day"] = orders["ordered_at"].dt.date
    return orders.groupby(["day", "city"], as_index=False)["amount"].sum()


if __name__ == "__main__":
    read = pd.read_csv(f"{sys.argv[1]}/orders.csv", dtype={"customer_id": "int64"}, parse_dates=["ordered_at"])
    transform(read, cities(f"{sys.argv[1]}/customers.csv")).to_parquet(sys.argv[2], index=False)
