import sys

import pandas as pd


def day_of(row):
    return str(row["ordered_at"])[:10]


def transform(orders, customers):
    result = pd.merge(orders, customers, on="customer_id", how="left")
    result["day"] = result.apply(day_of, axis=1)
    for i in range(len(result)):
        if pd.isna(result.loc[i, "city"]):
            result.loc[i, "city"] = "unknown"

    totals = {}
    for index, row in result.iterrows():
        key = (row["day"], row["city"])
        count, amount = totals.get(key, (0, 0.0))
        totals[key] = (count + 1, amount + row["amount"])

    rows = [(day, city, count, amount) for (day, city), (count, amount) in totals.items()]
    return pd.DataFrame(rows, columns=["day", "city", "orders", "amount"])


if __name__ == "__main__":
    orders = pd.read_csv(sys.argv[1] + "/orders.csv", dtype={"order_id": "int64", "customer_id": "int64"})
    customers = pd.read_csv(sys.argv[1] + "/customers.csv", dtype={"zip": str})
    transform(orders, customers).to_parquet(sys.argv[2])
