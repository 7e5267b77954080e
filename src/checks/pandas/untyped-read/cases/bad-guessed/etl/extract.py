import pandas as pd


def load(folder):
    orders = pd.read_csv(folder / "orders.csv")
    customers = pd.read_table(
        folder / "customers.tsv",
        sep="\t",
        index_col="customer_id",
    )
    return orders, customers
