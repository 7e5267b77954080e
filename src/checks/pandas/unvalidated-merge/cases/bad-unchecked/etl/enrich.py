import pandas as pd


def enrich(orders, customers, products):
    rows = pd.merge(orders, customers, on="customer_id")
    return rows.merge(products, how="left", on="product_id")
