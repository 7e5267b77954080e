"""Writes a CSV of made-up orders to standard output: python generate.py 100000 > orders.csv"""

import random
import sys


def main(rows: int) -> None:
    numbers = random.Random(7)
    print("order_id,customer_id,ordered_at,amount")
    for order in range(1, rows + 1):
        day, hour = numbers.randint(1, 28), numbers.randint(0, 23)
        cents = numbers.randint(100, 99_999)
        print(f"{order},{numbers.randint(1, 500)},2026-03-{day:02d}T{hour:02d}:00:00Z,{cents / 100:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
