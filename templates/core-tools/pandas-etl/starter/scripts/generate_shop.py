"""Writes made-up orders and customers: python scripts/generate_shop.py 10000 data"""

import csv
import random
import sys
from pathlib import Path

CITIES = {"Dresden": "01067", "Hamburg": "20095", "Leipzig": "04109", "Mainz": "55116"}
CHANNELS = ["web", "Web ", "app", " APP", "till"]


def write(path: Path, header: list[str], rows: list[list[object]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def customers(numbers: random.Random) -> list[list[object]]:
    # Every fiftieth customer has moved: a second line, with a later date.
    rows: list[list[object]] = []
    for customer in range(1, 501):
        for since in ["2025-01-01", "2026-03-10"] if customer % 50 == 0 else ["2025-01-01"]:
            city = numbers.choice(sorted(CITIES))
            rows.append([customer, CITIES[city], city, since])
    return rows


def orders(numbers: random.Random, count: int) -> list[list[object]]:
    rows: list[list[object]] = []
    for order in range(1, count + 1):
        # Customer 1 is everyone who paid at the till; the last five are known to nobody.
        customer = 1 if numbers.random() < 0.6 else numbers.randint(2, 505)
        moment = f"2026-03-{numbers.randint(1, 28):02d}T{numbers.randint(0, 23):02d}:00:00Z"
        amount = f"{numbers.randint(100, 99_999) / 100:.2f}"
        rows.append([order, customer, moment, numbers.choice(CHANNELS), amount])
    return rows


def main(count: int, folder: Path) -> None:
    numbers = random.Random(7)
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "customers.csv", ["customer_id", "zip", "city", "since"], customers(numbers))
    write(folder / "orders.csv", ["order_id", "customer_id", "ordered_at", "channel", "amount"], orders(numbers, count))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
