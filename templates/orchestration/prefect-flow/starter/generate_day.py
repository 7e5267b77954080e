"""Writes made-up orders of one day: python generate_day.py 2026-03-01"""

import random
import sys
from pathlib import Path


def main(day: str) -> None:
    numbers = random.Random(day)
    target = Path(f"data/raw/orders-{day}.csv")
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = ["order_id,customer_id,amount"]
    for order in range(1, 101):
        customer = "" if numbers.random() < 0.05 else numbers.randint(1, 500)
        rows.append(f"{order},{customer},{numbers.randint(100, 99_999) / 100:.2f}")
    target.write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
