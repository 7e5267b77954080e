"""Copies the payments of yesterday from the shop to the warehouse. Right as long as it is started once, and on time."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

SHOP = "/data/shop.db"
WAREHOUSE = "/data/warehouse.db"


def copy_payments() -> int:
    """Copies the payments of yesterday; returns how many there are."""
    yesterday = (datetime.now() - timedelta(days=1)).strftime("%Y-%m-%d")
    with closing(sqlite3.connect(SHOP)) as shop:
        rows = shop.execute(
            "SELECT id, customer_id, amount, paid_at FROM payments WHERE date(paid_at) = ?", (yesterday,)
        ).fetchall()
    with closing(sqlite3.connect(WAREHOUSE)) as warehouse, warehouse:
        warehouse.executemany("INSERT INTO payments VALUES (?, ?, ?, ?)", rows)
    return len(rows)


if __name__ == "__main__":
    print(f"{copy_payments()} payments copied")
