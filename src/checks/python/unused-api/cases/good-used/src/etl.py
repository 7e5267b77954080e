from pandas import merge, read_csv


def named(orders_path: str, customers_path: str):
    orders = read_csv(orders_path, dtype={"customer_id": "int64"})
    customers = read_csv(customers_path, dtype={"customer_id": "int64"})
    return merge(orders, customers, on="customer_id", how="left", validate="many_to_one")
