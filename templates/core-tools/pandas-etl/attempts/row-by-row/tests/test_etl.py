import pandas as pd

from orders.etl import transform


def test_transform():
    orders = pd.DataFrame({"order_id": [1], "customer_id": [1], "ordered_at": ["2026-03-01T10:00:00Z"], "amount": [4.0]})
    customers = pd.DataFrame({"customer_id": [1], "city": ["Mainz"]})
    totals = transform(orders, customers)
    assert totals.loc[0, "city"] == "Mainz"
    assert totals.loc[0, "orders"] == 1
