from pathlib import Path

import pandas as pd
import pytest

from orders.etl import read_customers, run, transform

ORDERS = """order_id,customer_id,ordered_at,channel,amount
1,1,2026-03-01T09:00:00Z,web,10.10
2,1,2026-03-01T23:00:00Z,app,0.20
3,2,2026-03-02T10:00:00Z,web,5.00
4,9,2026-03-02T11:00:00Z,till,7.00
"""
CUSTOMERS = """customer_id,zip,city,since
1,04109,Leipzig,2026-02-01
1,01067,Dresden,2025-01-01
2,01067,Dresden,2025-01-01
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "orders.csv").write_text(ORDERS)
    (tmp_path / "customers.csv").write_text(CUSTOMERS)
    return tmp_path


def test_totals_by_day_and_city(shop: Path):
    target = shop / "totals.parquet"

    run(shop, target)

    rows = pd.read_parquet(target).astype({"day": "string"}).values.tolist()
    assert rows == [
        ["2026-03-01", "Leipzig", 2, 10.3],
        ["2026-03-02", "Dresden", 1, 5.0],
        ["2026-03-02", "unknown", 1, 7.0],
    ]


def test_a_customer_who_moved_does_not_double_the_orders():
    orders = pd.DataFrame(
        {"order_id": [1], "customer_id": [1], "ordered_at": [pd.Timestamp("2026-03-01", tz="UTC")], "amount": [4.0]}
    )
    customers = pd.DataFrame(
        {
            "customer_id": [1, 1],
            "city": ["Mainz", "Hamburg"],
            "since": [pd.Timestamp("2026-03-01"), pd.Timestamp("2025-01-01")],
        }
    )

    totals = transform(orders, customers)

    assert totals[["city", "orders", "amount"]].values.tolist() == [["Mainz", 1, 4.0]]


def test_a_postcode_keeps_its_zero(shop: Path):
    assert read_customers(shop / "customers.csv")["zip"].tolist() == ["04109", "01067", "01067"]
